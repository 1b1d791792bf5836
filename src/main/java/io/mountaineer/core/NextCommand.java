package io.mountaineer.core;

/** Commands to type next, as texts for people name them; each can be copied as it is. */
public final class NextCommand {

  private NextCommand() {}

  /** Returns the command that mounts a share and resumes it after an unmount by the user. */
  public static String mount(Share share) {
    return "mountaineer mount " + name(share);
  }

  /** Returns the command that unmounts a share. */
  public static String unmount(Share share) {
    return "mountaineer unmount " + name(share);
  }

  /** Returns the command that waits until no file of a share is open. */
  public static String waitUntilIdle(Share share) {
    return "mountaineer wait " + name(share) + " --for idle";
  }

  /** Returns the command that takes a share off Thunderbolt where fallback does not answer. */
  public static String departUnmounted(Share share) {
    return "mountaineer depart " + name(share) + " --unmount";
  }

  /** Returns the command that switches a share to this interface. */
  public static String switchTo(Interface to, Share share) {
    return "mountaineer switch " + name(share) + " " + to.wire();
  }

  /** Returns the command that cancels the request to move a share. */
  public static String cancelRequest(Share share) {
    return "mountaineer switch " + name(share) + " --cancel";
  }

  /** Returns the command that ends the pause of a share. */
  public static String resume(Share share) {
    return "mountaineer resume " + name(share);
  }

  /**
   * Returns the command that ends the agent until the next login; the program stays, which {@code
   * mountaineer uninstall} would delete.
   */
  public static String endAgent() {
    return "launchctl bootout gui/$(id -u)/com.mountaineer.agent";
  }

  private static String name(Share share) {
    return ShellQuote.of(share.name());
  }
}
