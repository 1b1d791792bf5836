package io.mountaineer.doctor;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Check of the operating system, and of the programs that are called. */
public final class ToolsCheck implements Check {

  /** Programs that cannot be done without. */
  private static final List<String> NEEDED =
      List.of("mount", "diskutil", "umount", "osascript", "mount_smbfs", "lsof", "df");

  /** Programs that make it better. */
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
          "rmdir",
          "netstat",
          "ifconfig",
          "pmset",
          "klist",
          "dns-sd",
          "ps");

  private final String system;
  private final String java;
  private final boolean isSupported;
  private final Function<String, Optional<File>> tools;
  private final Optional<String> searchPath;

  /**
   * @param system name and version of the operating system
   * @param java version and place of the Java that runs this
   * @param isSupported whether shares can be mounted on that system
   * @param tools lookup of a program that can be called
   * @param searchPath folders they are taken from in place of macOS, if the environment says so
   */
  public ToolsCheck(
      String system,
      String java,
      boolean isSupported,
      Function<String, Optional<File>> tools,
      Optional<String> searchPath) {
    this.system = system;
    this.java = java;
    this.isSupported = isSupported;
    this.tools = tools;
    this.searchPath = searchPath;
  }

  @Override
  public String area() {
    return "machine";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(system());
    searchPath.ifPresent(
        path ->
            findings.add(
                Finding.ok(
                    area(),
                    "",
                    "programs are taken from " + path + " (MOUNTAINEER_TOOLS is set)")));
    if (isSupported) {
      findings.addAll(tools());
      findings.add(Finding.ok(area(), "", "programs used: " + places()));
    }
    return findings;
  }

  private Finding system() {
    return isSupported
        ? Finding.ok(area(), "", system + ", Java " + java)
        : Finding.fail(
            area(),
            "",
            "mountaineer needs macOS; this is " + system,
            "to try it on a simulated Mac: mountaineer demo");
  }

  private List<Finding> tools() {
    List<Finding> findings = new ArrayList<>();
    String needed = missing(NEEDED);
    if (!needed.isEmpty()) {
      findings.add(Finding.fail(area(), "", "needed programs are missing: " + needed, remedy()));
    }
    String useful = missing(USEFUL);
    if (!useful.isEmpty()) {
      findings.add(Finding.warn(area(), "", "useful programs are missing: " + useful, remedy()));
    }
    if (needed.isEmpty() && useful.isEmpty()) {
      findings.add(Finding.ok(area(), "", "all " + all().count() + " programs found"));
    }
    return findings;
  }

  private String remedy() {
    return searchPath.isPresent()
        ? "unset MOUNTAINEER_TOOLS: macOS has them"
        : "they are part of macOS: update or reinstall it";
  }

  private String missing(List<String> names) {
    return names.stream()
        .filter(name -> tools.apply(name).isEmpty())
        .collect(Collectors.joining(", "));
  }

  private Stream<String> all() {
    return Stream.concat(NEEDED.stream(), USEFUL.stream());
  }

  /** Returns the folders and the programs called there, as in "/bin (df, rmdir), /sbin (mount)". */
  private String places() {
    Map<String, String> names =
        all()
            .flatMap(name -> tools.apply(name).stream())
            .collect(
                Collectors.groupingBy(
                    File::getParent,
                    TreeMap::new,
                    Collectors.mapping(File::getName, Collectors.joining(", "))));
    return names.isEmpty()
        ? "none"
        : names.entrySet().stream()
            .map(folder -> folder.getKey() + " (" + folder.getValue() + ")")
            .collect(Collectors.joining(", "));
  }
}
