package io.mountaineer.app;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One check of a share by {@code verify}.
 *
 * @param name the word used in JSON
 * @param detail what was found
 * @param remedy what to do about a failure; empty for any other result
 */
public record ShareCheck(String name, Result result, String detail, String remedy) {

  /** Result of a check. */
  public enum Result {
    PASSED,
    FAILED,
    /** Not checked, because a check before it failed: one cause is one failure. */
    SKIPPED
  }

  private static final List<String> OF_A_MOUNT =
      List.of("mount_table", "mounted", "single_mount", "active_host", "alive");

  public boolean passed() {
    return result == Result.PASSED;
  }

  /** Returns every check of a share; one that the user took away has only its link to pass. */
  public static List<ShareCheck> of(ShareReport report) {
    List<ShareCheck> checks = new ArrayList<>();
    boolean gone = report.seen().mount() instanceof MountStatus.NotMounted;
    if (report.state().hold().keepsUnmounted() && gone) {
      checks.add(passed("held", ShareText.state(report)));
    } else {
      checks.addAll(upToFailure(mount(report)));
    }
    checks.add(link(report));
    return checks;
  }

  /** Returns the checks with those that follow from a failure skipped. */
  private static List<ShareCheck> upToFailure(List<ShareCheck> made) {
    List<ShareCheck> checks = new ArrayList<>(made);
    String cause = made.get(made.size() - 1).name();
    OF_A_MOUNT.stream()
        .skip(made.size())
        .map(name -> new ShareCheck(name, Result.SKIPPED, "skipped, see " + cause, ""))
        .forEach(checks::add);
    return checks;
  }

  /** Returns the checks of a mount, up to the first failure that others follow from. */
  private static List<ShareCheck> mount(ShareReport report) {
    if (report.seen().mount() instanceof MountStatus.Unknown unknown) {
      return List.of(failed("mount_table", unknown.why(), "see what the command 'mount' prints"));
    }
    ShareCheck table = passed("mount_table", "readable");
    if (!(report.seen().mount() instanceof Mounted mounted)) {
      return List.of(table, notMounted(report));
    }
    ShareCheck mount = passed("mounted", over(report, mounted));
    ShareCheck single = single(report);
    HostHealth host = report.seen().serverOf(mounted);
    return host.isUp()
        ? List.of(table, mount, single, passed("active_host", "reachable"), alive(report, mounted))
        : List.of(table, mount, single, unreachable(report, mounted, host));
  }

  private static ShareCheck notMounted(ShareReport report) {
    String only =
        report.seen().strays().stream()
            .map(stray -> stray.entry().path().toString())
            .collect(Collectors.joining(", "));
    String detail =
        report.seen().mount() instanceof MountStatus.Foreign
            ? report.decision().reason()
            : only.isEmpty()
                ? "not mounted"
                : "mounted at " + only + " instead of " + volume(report);
    return failed("mounted", detail, NextCommand.mount(report.share()));
  }

  private static Path volume(ShareReport report) {
    return report.share().volumePath(report.settings());
  }

  private static String over(ShareReport report, Mounted mounted) {
    String over = "over " + mounted.on().address();
    return report.otherAccount().map(account -> over + ", " + account).orElse(over);
  }

  private static ShareCheck single(ShareReport report) {
    return report.seen().strays().isEmpty()
        ? passed("single_mount", "one mount")
        : failed(
            "single_mount",
            "also mounted at " + report.seen().strays().get(0).entry().path(),
            "close its files, then run: mountaineer reconcile "
                + ShellQuote.of(report.share().name()));
  }

  private static ShareCheck unreachable(ShareReport report, Mounted mounted, HostHealth host) {
    Interface on = mounted.on();
    String where = report.share().host(on) + " is not reachable";
    String detail = host.detail().isEmpty() ? where : where + ": " + host.detail();
    return failed("active_host", detail, "mountaineer doctor");
  }

  private static ShareCheck alive(ShareReport report, Mounted mounted) {
    if (mounted.health().isAlive()) {
      return passed("alive", "responds");
    }
    String detail = mounted.health().detail();
    return failed(
        "alive",
        detail.isEmpty() ? "not checked" : detail,
        "mountaineer status " + ShellQuote.of(report.share().name()));
  }

  private static ShareCheck link(ShareReport report) {
    Path path = report.share().stablePath(report.settings());
    String repair = "mountaineer reconcile " + ShellQuote.of(report.share().name());
    return switch (report.link()) {
      case CORRECT -> passed("stable_path", path.toString());
      case MISSING -> failed("stable_path", path + " is missing", repair);
      case OUTDATED -> failed("stable_path", path + " points elsewhere", repair);
      case FOREIGN ->
          failed(
              "stable_path",
              path + " is not a link made by mountaineer",
              "check it, then move it away: ls -lad " + ShellQuote.of(path));
    };
  }

  private static ShareCheck passed(String name, String detail) {
    return new ShareCheck(name, Result.PASSED, detail, "");
  }

  private static ShareCheck failed(String name, String detail, String remedy) {
    return new ShareCheck(name, Result.FAILED, detail, remedy);
  }
}
