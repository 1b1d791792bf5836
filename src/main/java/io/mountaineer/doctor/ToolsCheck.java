package io.mountaineer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operating system, and the programs that are called. */
public final class ToolsCheck implements Check {

  /** What cannot be done without. */
  private static final List<String> NEEDED =
      List.of("mount", "diskutil", "umount", "osascript", "mount_smbfs", "lsof", "df");

  /** What makes it better. */
  private static final List<String> USEFUL =
      List.of(
          "nc",
          "find",
          "launchctl",
          "scutil",
          "notifyutil",
          "smbutil",
          "security",
          "route",
          "networksetup",
          "open",
          "id",
          "plutil",
          "rmdir");

  private static final String REMEDY =
      "macOS has them: add /usr/bin:/bin:/usr/sbin:/sbin to the PATH";

  private final String system;
  private final String java;
  private final boolean isSupported;
  private final Predicate<String> isThere;

  /**
   * @param system name and version of the operating system
   * @param java version and place of the Java that runs this
   * @param isSupported whether shares can be mounted on that system
   * @param isThere whether a program is on the PATH
   */
  public ToolsCheck(String system, String java, boolean isSupported, Predicate<String> isThere) {
    this.system = system;
    this.java = java;
    this.isSupported = isSupported;
    this.isThere = isThere;
  }

  @Override
  public String area() {
    return "machine";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        isSupported
            ? Finding.ok(area(), "", system + ", Java " + java)
            : Finding.fail(
                area(),
                "",
                "mountaineer works on macOS; this is " + system,
                "see it on a simulated Mac: mountaineer demo"));
    String needed = missing(NEEDED);
    if (!needed.isEmpty()) {
      findings.add(
          Finding.fail(area(), "", "programs that are needed are not found: " + needed, REMEDY));
    }
    String useful = missing(USEFUL);
    if (!useful.isEmpty()) {
      findings.add(
          Finding.warn(area(), "", "programs that would help are not found: " + useful, REMEDY));
    }
    if (findings.size() == 1) {
      int all = NEEDED.size() + USEFUL.size();
      findings.add(Finding.ok(area(), "", "all " + all + " programs are there"));
    }
    return findings;
  }

  private String missing(List<String> tools) {
    return tools.stream().filter(isThere.negate()).collect(Collectors.joining(", "));
  }
}
