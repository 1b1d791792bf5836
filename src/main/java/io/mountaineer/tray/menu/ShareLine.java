package io.mountaineer.tray.menu;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMark;
import io.mountaineer.core.ShareReport;
import io.mountaineer.tray.menu.TrayModel.LastEvent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Line of a share at the top level of the menu, and what it says below it. */
final class ShareLine {

  /** Mark of a share on which an action runs, or that was not looked at yet. */
  private static final String BUSY = "◌";

  private static final String GAP = "    ";

  /** A change is written a moment after it was seen. */
  private static final Duration SAME = Duration.ofSeconds(30);

  private final ShareReport report;
  private final Optional<LastEvent> last;
  private final ZoneId zone;

  ShareLine(ShareReport report, Optional<LastEvent> last, ZoneId zone) {
    this.report = report;
    this.last = last;
    this.zone = zone;
  }

  /** Returns the line of a share that is busy with this. */
  static String busy(Share share, String action) {
    return line(BUSY, share, action);
  }

  /** Returns mark, name and state. */
  String text() {
    return line(ShareMark.of(report).symbol(), report.share(), String.join(" · ", states()));
  }

  private static String line(String mark, Share share, String state) {
    return mark + " " + MenuText.fit(share.name()) + GAP + state;
  }

  private List<String> states() {
    List<String> states = new ArrayList<>();
    states.add(mount());
    if (report.isTbReady()) {
      states.add("TB Ready");
    }
    if (report.state().hold() == Hold.PINNED) {
      states.add("Pinned");
    } else if (report.state().hold() == Hold.DEPARTED) {
      states.add("Departed");
    }
    request().ifPresent(asked -> states.add(title(asked.to()) + " When Idle"));
    if (isPaused()) {
      states.add("Paused");
    }
    return states;
  }

  /** Returns the move that waits until the share is idle. */
  Optional<Request> request() {
    return report.state().intents().request();
  }

  private boolean isPaused() {
    return report.state().intents().pausedAt(report.seen().time().now()).isPresent();
  }

  private String mount() {
    return switch (report.mountState()) {
      case MOUNTED -> over();
      case STALE -> over() + " · Not Responding";
      case UNMOUNTED -> unmounted();
      case FOREIGN -> "Path in Use";
      case ERROR -> report.seen().strays().isEmpty() ? "Unknown" : "Mounted at Wrong Path";
    };
  }

  private String unmounted() {
    return switch (report.state().hold()) {
      case UNMOUNTED -> "Unmounted by You";
      case EJECTED -> "Ejected by You";
      default -> "Not Mounted";
    };
  }

  private String over() {
    return report.state().active().map(ShareLine::title).orElse("Unknown Address");
  }

  /** Returns the name of an address as a title. */
  static String title(Interface via) {
    return MenuText.capitalised(via.label());
  }

  /**
   * Returns the lines below it: since when, by which address, what came last, what is in the way.
   */
  List<String> details() {
    List<String> lines = new ArrayList<>();
    String facts =
        Stream.of(since(), address()).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    if (!facts.isEmpty()) {
      lines.add(indented(facts));
    }
    last.filter(event -> !isBegin(event)).ifPresent(event -> lines.add(indented(event.text())));
    obstacle().ifPresent(why -> lines.add(indented(MenuText.capitalised(why))));
    return lines;
  }

  /** Returns since when it is so; the change that began it says that and more. */
  private Optional<String> since() {
    LocalTimes times = new LocalTimes(zone, report.seen().time().now());
    return last.filter(this::isBegin)
        .map(LastEvent::text)
        .or(() -> report.state().since().map(at -> "since " + times.at(at)));
  }

  /** Returns whether a change began the present state, which may have no other known begin. */
  private boolean isBegin(LastEvent event) {
    return report
        .state()
        .since()
        .map(at -> Duration.between(at, event.at()).abs().compareTo(SAME) < 0)
        .orElse(true);
  }

  private static String indented(String text) {
    return GAP + MenuText.fit(text);
  }

  private Optional<String> address() {
    return report.seen().mount() instanceof MountStatus.Mounted mounted
        ? Optional.of(mounted.serverHost())
        : Optional.empty();
  }

  /**
   * Returns what keeps the share from where it should be, or what failed last. Never the reason of
   * a decision: it holds figures that change from cycle to cycle.
   */
  private Optional<String> obstacle() {
    return held().or(() -> report.state().lastError()).or(this::waiting);
  }

  private Optional<String> held() {
    return report.isTbReady() ? report.state().recovery().reason() : Optional.empty();
  }

  private Optional<String> waiting() {
    return report.decision() instanceof Decision.Wait wait
        ? Optional.of(wait.error())
        : Optional.empty();
  }

  /** Returns everything that there is to say of it, for its submenu. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    held().ifPresent(why -> reasons.add("TB Ready: " + why));
    report.state().lastError().ifPresent(error -> reasons.add("Last error: " + error));
    waiting()
        .filter(why -> report.state().lastError().filter(why::equals).isEmpty())
        .ifPresent(why -> reasons.add(MenuText.capitalised(why)));
    report.otherAccount().ifPresent(how -> reasons.add("Mounted " + how));
    if (report.link() == LinkStatus.FOREIGN) {
      reasons.add(
          report.share().stablePath(report.settings())
              + " is not a link of mountaineer and is left alone");
    }
    return reasons;
  }
}
