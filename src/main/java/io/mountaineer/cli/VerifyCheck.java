package io.mountaineer.cli;

import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that {@code verify} looks at.
 *
 * @param name the word used in JSON
 * @param passed whether it is as it should be
 * @param detail what was found
 */
record VerifyCheck(String name, boolean passed, String detail) {

  /** Every check of a share; a share that the user took away has nothing to pass but its link. */
  static List<VerifyCheck> of(ShareReport report) {
    List<VerifyCheck> checks = new ArrayList<>();
    boolean away = report.state().hold().keepsUnmounted();
    boolean gone = report.seen().mount() instanceof MountStatus.NotMounted;
    if (away && gone) {
      checks.add(
          new VerifyCheck(
              "held", true, "away by your will (" + report.state().hold().wire() + ")"));
    } else {
      checks.addAll(mount(report));
    }
    checks.add(link(report));
    return checks;
  }

  private static List<VerifyCheck> mount(ShareReport report) {
    MountStatus view = report.seen().mount();
    Optional<Interface> via = view.via();
    boolean readable = !(view instanceof MountStatus.Unknown);
    boolean single = view instanceof Mounted;
    boolean host = via.filter(on -> report.seen().health(on).isUp()).isPresent();
    boolean alive = view instanceof Mounted mounted && mounted.health().isAlive();
    return List.of(
        new VerifyCheck(
            "mount_table", readable, readable ? "readable" : report.decision().reason()),
        new VerifyCheck(
            "mounted",
            via.isPresent(),
            via.map(on -> "via " + on.label() + account(report))
                .orElse(report.mountState().wire())),
        new VerifyCheck("single_mount", single, single ? "only there" : report.decision().reason()),
        new VerifyCheck("active_host", host, host ? "answers" : hostDetail(report, via)),
        new VerifyCheck("alive", alive, alive ? "answers" : life(view)));
  }

  private static String account(ShareReport report) {
    return report.otherAccount().map(how -> ", " + how).orElse("");
  }

  private static String hostDetail(ShareReport report, Optional<Interface> via) {
    return via.map(on -> report.share().host(on) + ": " + report.seen().health(on).detail())
        .orElse("no interface carries the share");
  }

  private static String life(MountStatus view) {
    boolean said = view instanceof Mounted mounted && !mounted.health().detail().isEmpty();
    return said ? ((Mounted) view).health().detail() : "nothing was heard of it";
  }

  private static VerifyCheck link(ShareReport report) {
    String path = report.share().stablePath(report.settings()).toString();
    return new VerifyCheck(
        "stable_path",
        report.link() == LinkStatus.CORRECT,
        switch (report.link()) {
          case CORRECT -> path;
          case MISSING -> path + " is missing";
          case OUTDATED -> path + " leads elsewhere";
          case FOREIGN -> path + " is not our link";
        });
  }
}
