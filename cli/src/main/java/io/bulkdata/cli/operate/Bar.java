package io.bulkdata.cli.operate;

import io.bulkdata.loader.operate.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal while work goes on; nothing where nobody watches. */
final class Bar implements Progress, AutoCloseable {

    private static final int WIDTH = 70;
    private static final int REFRESH_MILLIS = 100;

    private ProgressBar bar;
    private String shown = "";

    @Override
    public void at(String step, long done, long total) {
        if (!Boolean.getBoolean("bulkdata.watched")) {
            return;
        }
        if (!step.equals(shown)) {
            close();
            shown = step;
            bar = new ProgressBarBuilder()
                    .setTaskName(step)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
