package io.bulkdata.cli;

import io.bulkdata.local.demo.DemoListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how the demonstration gets on: a line for each step and the facts it brought, with a bar where somebody watches. */
final class Screen implements DemoListener {

    private static final int BAR_WIDTH = 70;
    private static final int REFRESH_MILLIS = 100;

    private final PrintWriter out;
    /** The launcher knows; a JDK of 22 or newer says that there is a console even when nobody watches. */
    private final boolean watched = Boolean.getBoolean("bulkdata.watched");

    private final List<String> facts = new ArrayList<>();
    private ProgressBar bar;
    private String title = "";
    private long started;
    private int total;

    Screen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void step(String next) {
        end();
        title = next;
        total = 0;
        started = System.nanoTime();
    }

    @Override
    public void progress(int ended, int ofTotal) {
        total = ofTotal;
        if (!watched) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(ofTotal)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, BAR_WIDTH))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(ended);
    }

    @Override
    public void fact(String text) {
        facts.add("    " + text);
    }

    /** Ends the step with its line. */
    void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (!title.isEmpty()) {
            double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
            line("%s%s, %.1f s".formatted(title, total > 0 ? " (" + total + ")" : "", seconds));
            title = "";
        }
        facts.forEach(this::line);
        facts.clear();
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
