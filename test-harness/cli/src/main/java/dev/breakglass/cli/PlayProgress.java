package dev.breakglass.cli;

import java.util.Timer;
import java.util.TimerTask;

/**
 * Says on standard error how far a playing is: on a terminal on one line that is there after a second and gone at the
 * end, in CI on a line every ten seconds, else not at all. Thread-safe.
 */
final class PlayProgress implements AutoCloseable {
    private static final long SECOND_IN_MILLIS = 1_000;
    private static final int SECONDS_BETWEEN_LINES = 10;
    private static final String CLEAR = "\r\u001b[2K";

    private final Console console;
    private final boolean isInCi;
    private final Timer timer = new Timer("progress", true);
    private final String what;
    private long done;
    private long all;
    private int seconds;
    private boolean isShown;
    private boolean isClosed;

    /** @param what comes before the count, such as {@code played} */
    PlayProgress(Console console, String what) {
        this.console = console;
        this.what = what;
        this.isInCi =
                console.variable("CI").filter(said -> !said.equals("false")).isPresent();
    }

    static PlayProgress start(Console console, String what) {
        PlayProgress progress = new PlayProgress(console, what);
        TimerTask tick = new TimerTask() {
            @Override
            public void run() {
                progress.tick();
            }
        };
        progress.timer.schedule(tick, SECOND_IN_MILLIS, SECOND_IN_MILLIS);
        return progress;
    }

    synchronized void at(long done, long all) {
        this.done = done;
        this.all = all;
    }

    /** So many more. */
    synchronized void add(long more) {
        done = Math.min(all, done + more);
    }

    /** Prints something without the line in its way. */
    synchronized void above(Runnable print) {
        hide();
        print.run();
    }

    /** Another second has gone by. */
    synchronized void tick() {
        seconds++;
        if (isClosed) {
            return;
        }
        if (console.terminal().isLively()) {
            int most = console.terminal().width().all() - 1;
            String line = line();
            console.err().print(CLEAR + line.substring(0, Math.min(line.length(), most)));
            console.err().flush();
            isShown = true;
        } else if (isInCi && seconds % SECONDS_BETWEEN_LINES == 0) {
            console.err().println(line());
            console.err().flush();
        }
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        isClosed = true;
        hide();
    }

    private void hide() {
        if (isShown) {
            console.err().print(CLEAR);
            console.err().flush();
            isShown = false;
        }
    }

    private String line() {
        String far = what + " " + done + " of " + all;
        if (done == 0) {
            return far + ", " + seconds + " s";
        }
        String rate = done >= seconds
                ? Math.round((double) done / seconds) + " a second"
                : Math.round(60.0 * done / seconds) + " a minute";
        long left = Math.round(Math.ceil((double) (all - done) * seconds / done));
        return far + ", " + rate + ", about " + (left < 100 ? left + " s" : Math.round(left / 60.0) + " min") + " left";
    }
}
