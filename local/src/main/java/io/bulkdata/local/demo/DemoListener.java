package io.bulkdata.local.demo;

/** Is told how the demonstration gets on. */
public interface DemoListener {

    /** A new step begins. */
    void step(String title);

    /** So many of the step's exports have ended. */
    void progress(int ended, int total);

    /** Something worth a line has happened. */
    void fact(String text);
}
