package io.mountaineer.cli;

import io.mountaineer.app.OutcomeText;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Table of {@code status}: a line per share, and its notes below. */
final class StatusText {

  /** Output of every command over shares when there are none. */
  static final List<String> NO_SHARES =
      List.of(
          "No shares are configured yet. To see how to add one, type:",
          "    mountaineer favorites add --help");

  private static final int INDENT = 4;

  private final Colors colors;

  StatusText(Colors colors) {
    this.colors = colors;
  }

  List<String> lines(List<ShareReport> shares) {
    if (shares.isEmpty()) {
      return NO_SHARES;
    }
    List<String> lines = new ArrayList<>();
    lines.add(colors.faint("SHARE                 VIA       MOUNT      TB       FALLBACK"));
    for (ShareReport share : shares) {
      lines.add(line(share));
      notes(share).forEach(note -> lines.addAll(TextLayout.wrap(note, INDENT)));
    }
    return lines;
  }

  private String line(ShareReport report) {
    String via = Interface.wireOf(report.state().active());
    String text =
        TextLayout.fit(report.share().name(), 21)
            + " "
            + TextLayout.fit(via, 9)
            + " "
            + mount(report)
            + " "
            + health(report.seen().tb(), 8)
            + " "
            + health(report.seen().fallback(), 9);
    return isReady(report) ? text + " " + colors.attention("TB Ready") : text.stripTrailing();
  }

  private String mount(ShareReport report) {
    String text = TextLayout.fit(report.mountState().wire(), 10);
    boolean away =
        report.mountState() == MountState.UNMOUNTED && report.state().hold().keepsUnmounted();
    if (report.mountState() == MountState.MOUNTED) {
      return colors.good(text);
    }
    return away ? text : colors.bad(text);
  }

  /** Returns the word of JSON: a host not known to be down is not called so. */
  private String health(HostHealth host, int width) {
    String word = TextLayout.fit(host.state().name().toLowerCase(Locale.ROOT), width);
    return host.isUp() ? word : colors.bad(word);
  }

  private static List<String> notes(ShareReport report) {
    List<String> notes = new ArrayList<>();
    if (isReady(report)) {
      notes.add("Thunderbolt ready: " + report.decision().reason());
    } else if (!isCalm(report)) {
      notes.add(report.decision().reason());
    }
    report.otherAccount().ifPresent(how -> notes.add("mounted " + how));
    report
        .state()
        .lastError()
        .filter(error -> !notes.contains(error))
        .ifPresent(error -> notes.add("last error: " + error));
    for (MountEntry entry : report.seen().mounts().elsewhere()) {
      notes.add("also mounted at " + entry.path() + by(entry) + ", which is left alone");
    }
    if (report.link() == LinkStatus.FOREIGN) {
      notes.add(OutcomeText.foreignLink(report.share().stablePath(report.settings())));
    }
    return notes;
  }

  private static String by(MountEntry entry) {
    String owner = entry.automounted() ? "the automounter" : entry.mountedBy().orElse("");
    return owner.isEmpty() ? "" : " by " + owner;
  }

  private static boolean isReady(ShareReport report) {
    return report.decision() instanceof Decision.TbReady;
  }

  /** Returns whether it is mounted by the preferred interface, with nothing to say about it. */
  private static boolean isCalm(ShareReport report) {
    return report.decision() instanceof Decision.Keep
        && report.state().hold() == Hold.NONE
        && report.state().active().filter(via -> via == Interface.TB).isPresent();
  }
}
