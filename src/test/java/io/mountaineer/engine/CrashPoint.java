package io.mountaineer.engine;

/** Point where a program is cut off: the n-th at which it touches the world, as by kill -9. */
final class CrashPoint {

  private final int cutAt;
  private int points;

  private CrashPoint(int cutAt) {
    this.cutAt = cutAt;
  }

  /**
   * Does the work until the program is cut off.
   *
   * @return whether it was cut off; false when the work has fewer points
   */
  static boolean isCutOff(FakeMac mac, int cutAt, Runnable work) {
    CrashPoint point = new CrashPoint(cutAt);
    mac.tap.before(call -> point.pass());
    mac.tap.after(call -> point.pass());
    mac.onLog(event -> point.pass());
    return isCutOff(mac, work);
  }

  /** Does the work until the first call that begins with these words. */
  static boolean isCutOffBefore(FakeMac mac, String start, Runnable work) {
    CrashPoint point = new CrashPoint(1);
    mac.tap.before(call -> point.passIf(call.startsWith(start)));
    return isCutOff(mac, work);
  }

  private static boolean isCutOff(FakeMac mac, Runnable work) {
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
    if (points == cutAt) {
      throw new CutOff();
    }
  }

  /** Not an exception: no code in the engine may catch it. */
  private static final class CutOff extends Error {
    private static final long serialVersionUID = 1L;
  }
}
