package io.mountaineer.engine;

/** Cuts a program off at the n-th point where it touches the world, as kill -9 would. */
final class CrashPoint {

  private final int blowsAt;
  private int points;

  private CrashPoint(int blowsAt) {
    this.blowsAt = blowsAt;
  }

  /**
   * Does the work until the fuse blows.
   *
   * @return whether it blew; false when the work has fewer points
   */
  static boolean blew(FakeMac mac, int blowsAt, Runnable work) {
    CrashPoint fuse = new CrashPoint(blowsAt);
    mac.tap.before(call -> fuse.pass());
    mac.tap.after(call -> fuse.pass());
    mac.onLog(event -> fuse.pass());
    return blew(mac, work);
  }

  /** Does the work until the first call that begins with these words. */
  static boolean blewBefore(FakeMac mac, String start, Runnable work) {
    CrashPoint fuse = new CrashPoint(1);
    mac.tap.before(call -> fuse.passIf(call.startsWith(start)));
    return blew(mac, work);
  }

  private static boolean blew(FakeMac mac, Runnable work) {
    try {
      work.run();
      return false;
    } catch (CutOff e) {
      return true;
    } finally {
      mac.tap.before(call -> {});
      mac.tap.after(call -> {});
      mac.onLog(event -> {});
    }
  }

  private void passIf(boolean counts) {
    if (counts) {
      pass();
    }
  }

  private void pass() {
    points++;
    if (points == blowsAt) {
      throw new CutOff();
    }
  }

  /** Not an exception: nobody in the engine may catch it. */
  private static final class CutOff extends Error {
    private static final long serialVersionUID = 1L;
  }
}
