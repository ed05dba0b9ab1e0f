package dev.breakglass.runtime.audit;

/** The thread of one log, which can ask no log for anything. */
final class LogThread extends Thread {

    LogThread(Runnable work, String name) {
        super(null, work, name, 0, false);
    }
}
