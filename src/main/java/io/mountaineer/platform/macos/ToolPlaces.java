package io.mountaineer.platform.macos;

import static java.util.Map.entry;

import io.mountaineer.platform.process.ProgramPath;
import java.util.Map;

/**
 * Places of the programs of macOS. They are never looked up on the PATH: programs of Homebrew under
 * the same names ({@code nc}, {@code lsof}, {@code df}, {@code find}) has other options and other
 * words.
 */
public final class ToolPlaces {

  /** Search path that replaces all places: for tests, which bring programs of their own. */
  public static final String VARIABLE = "MOUNTAINEER_TOOLS";

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          entry("df", "/bin/df"),
          entry("dns-sd", "/usr/bin/dns-sd"),
          entry("ifconfig", "/sbin/ifconfig"),
          entry("launchctl", "/bin/launchctl"),
          entry("rmdir", "/bin/rmdir"),
          entry("mount", "/sbin/mount"),
          entry("mount_smbfs", "/sbin/mount_smbfs"),
          entry("route", "/sbin/route"),
          entry("umount", "/sbin/umount"),
          entry("find", "/usr/bin/find"),
          entry("id", "/usr/bin/id"),
          entry("klist", "/usr/bin/klist"),
          entry("nc", "/usr/bin/nc"),
          entry("notifyutil", "/usr/bin/notifyutil"),
          entry("open", "/usr/bin/open"),
          entry("osascript", "/usr/bin/osascript"),
          entry("plutil", "/usr/bin/plutil"),
          entry("pmset", "/usr/bin/pmset"),
          entry("ps", "/bin/ps"),
          entry("security", "/usr/bin/security"),
          entry("smbutil", "/usr/bin/smbutil"),
          entry("diskutil", "/usr/sbin/diskutil"),
          entry("lsof", "/usr/sbin/lsof"),
          entry("netstat", "/usr/sbin/netstat"),
          entry("networksetup", "/usr/sbin/networksetup"),
          entry("scutil", "/usr/sbin/scutil"));

  private ToolPlaces() {}

  /** Returns the place of every program that is called, by its name. */
  public static Map<String, String> all() {
    return PLACES;
  }

  /** Returns the programs at their places, or those of the search path if one is set. */
  public static ProgramPath in(Map<String, String> environment) {
    String path = environment.getOrDefault(VARIABLE, "");
    return path.isEmpty() ? ProgramPath.at(PLACES) : new ProgramPath(path);
  }
}
