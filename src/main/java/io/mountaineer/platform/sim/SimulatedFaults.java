package io.mountaineer.platform.sim;

import java.time.Duration;

/** What goes wrong on the simulated Mac itself, whatever the host. */
public final class SimulatedFaults {

  private volatile boolean mountTableUnreadable;
  private volatile boolean unmountLies;
  private volatile boolean unmountFails;
  private volatile boolean session = true;
  private volatile boolean lsofHangs;
  private volatile boolean lsofFails;
  private volatile boolean mountPointsStay;
  private volatile boolean darkWake;
  private volatile int suffixes;
  private volatile Duration mountPointLeavesAfter = Duration.ofMillis(200);
  private volatile Duration unmountTakes = Duration.ZERO;
  private volatile Duration listedAfter = Duration.ZERO;
  private volatile Runnable midst = () -> {};

  public void mountTableUnreadable(boolean unreadable) {
    mountTableUnreadable = unreadable;
  }

  boolean mountTableUnreadable() {
    return mountTableUnreadable;
  }

  /** Unmount claims success and leaves the mount. */
  public void unmountLies(boolean lies) {
    unmountLies = lies;
  }

  boolean unmountLies() {
    return unmountLies;
  }

  public void unmountFails(boolean fails) {
    unmountFails = fails;
  }

  boolean unmountFails() {
    return unmountFails;
  }

  public void lsofHangs(boolean hangs) {
    lsofHangs = hangs;
  }

  boolean lsofHangs() {
    return lsofHangs;
  }

  public void lsofFails(boolean fails) {
    lsofFails = fails;
  }

  boolean lsofFails() {
    return lsofFails;
  }

  /** The Mac is awake for its own purposes only, with its screens off. */
  public void darkWake(boolean dark) {
    darkWake = dark;
  }

  boolean darkWake() {
    return darkWake;
  }

  /** Directories of unmounted shares are never removed. */
  public void mountPointsStay(boolean stay) {
    mountPointsStay = stay;
  }

  boolean mountPointsStay() {
    return mountPointsStay;
  }

  /** How long after an unmount macOS removes the directory. */
  public void mountPointLeavesAfter(Duration delay) {
    mountPointLeavesAfter = delay;
  }

  Duration mountPointLeavesAfter() {
    return mountPointLeavesAfter;
  }

  /** Whether this process belongs to a session with a screen, without which nothing mounts. */
  public void session(boolean there) {
    session = there;
  }

  public boolean session() {
    return session;
  }

  /** How long after the end of its tool a mount appears in the mount table. */
  public void listedAfter(Duration duration) {
    listedAfter = duration;
  }

  public Duration listedAfter() {
    return listedAfter;
  }

  /** How long an unmount takes, by force or not; beyond its limit it goes on by itself. */
  public void unmountTakes(Duration duration) {
    unmountTakes = duration;
  }

  Duration unmountTakes() {
    return unmountTakes;
  }

  /** Is called while a tool of macOS runs; may throw, which kills the caller and not the tool. */
  public void inTheMidstOfTools(Runnable happening) {
    midst = happening;
  }

  void inTheMidstOfATool() {
    midst.run();
  }

  /** The next mounts land on a path with {@code -1}. */
  public void nextMountsLandOnSuffix(int count) {
    suffixes = count;
  }

  synchronized boolean takeSuffix() {
    if (suffixes == 0) {
      return false;
    }
    suffixes--;
    return true;
  }
}
