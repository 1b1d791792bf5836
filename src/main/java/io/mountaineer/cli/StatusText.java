package io.mountaineer.cli;

import io.mountaineer.app.EventText;
import io.mountaineer.app.ShareText;
import io.mountaineer.app.ShareText.Note;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.ShareMark;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Text of {@code status}: a table of the shares, and what there is to know and do below it. */
final class StatusText {

  /** Output of every command over shares when there are none. */
  static final List<String> NO_SHARES =
      List.of(
          "No shares are configured yet. To see what to do first, type:",
          "    mountaineer setup",
          "To add one by yourself, type:",
          "    mountaineer favorites add --help");

  private static final int INDENT = 2;
  private static final String COMMAND = "    ";

  private final Colors colors;
  private final LocalTimes times;
  private final int width;

  /**
   * Text of a moment.
   *
   * @param width columns of the place where it is shown
   */
  StatusText(Colors colors, LocalTimes times, int width) {
    this.colors = colors;
    this.times = times;
    this.width = width;
  }

  /** Returns the table of the shares and their notes; a cause that several have is there once. */
  List<String> lines(List<ShareReport> shares) {
    if (shares.isEmpty()) {
      return NO_SHARES;
    }
    List<String> lines = new ArrayList<>(table(shares));
    causes(shares).forEach(cause -> lines.addAll(lines(cause)));
    return lines;
  }

  private List<String> table(List<ShareReport> shares) {
    Table table = new Table("  SHARE", "STATE", "OVER", "SINCE");
    for (ShareReport share : shares) {
      table.add(
          ShareMark.of(share).symbol() + " " + share.share().name(),
          ShareText.state(share),
          ShareText.over(share),
          share.state().since().map(times::since).orElse("-"));
    }
    List<String> lines = new ArrayList<>(table.lines(colors, width));
    for (int row = 0; row < shares.size(); row++) {
      ShareMark mark = ShareMark.of(shares.get(row));
      lines.set(row + 1, coloured(mark) + lines.get(row + 1).substring(mark.symbol().length()));
    }
    return lines;
  }

  private String coloured(ShareMark mark) {
    return switch (mark) {
      case MOUNTED -> colors.good(mark.symbol());
      case ON_FALLBACK, TB_READY -> colors.attention(mark.symbol());
      case UNMOUNTED -> colors.faint(mark.symbol());
      case PROBLEM -> colors.bad(mark.symbol());
    };
  }

  /** Returns the notes of all shares in their order, equal ones as one. */
  private List<Cause> causes(List<ShareReport> shares) {
    Map<String, Cause> causes = new LinkedHashMap<>();
    for (ShareReport share : shares) {
      ShareMark mark = ShareMark.of(share);
      boolean first = true;
      for (Note note : ShareText.notes(share)) {
        Cause cause =
            causes.computeIfAbsent(
                mark + note.text(), key -> new Cause(mark, note.text(), new ArrayList<>()));
        cause.concerned().add(new Concern(share, note.commands(), first));
        first = false;
      }
    }
    return List.copyOf(causes.values());
  }

  private List<String> lines(Cause cause) {
    String names =
        cause.concerned().stream()
            .map(each -> each.share().share().name())
            .collect(Collectors.joining(", "));
    List<String> text = TextLayout.wrap(names + ": " + cause.text(), INDENT);
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add(coloured(cause.mark()) + " " + text.get(0).strip());
    lines.addAll(text.subList(1, text.size()));
    for (Concern each : cause.concerned()) {
      each.commands().forEach(command -> lines.add(COMMAND + command));
      if (each.isFirst() && ShareText.needsAttention(each.share())) {
        lines.add(COMMAND + "stable path: " + stablePath(each.share()));
      }
    }
    return lines;
  }

  /**
   * Returns what else is known of every share, for {@code -v}.
   *
   * @param lastChanges of each share, by its name, as far as the history has it
   */
  List<String> details(List<ShareReport> shares, Map<String, HistoryEvent> lastChanges) {
    List<String> lines = new ArrayList<>();
    for (ShareReport share : shares) {
      lines.add("");
      lines.add(share.share().name());
      lines.add("  stable path  " + stablePath(share));
      lines.add("  Thunderbolt  " + address(share, Interface.TB));
      lines.add("  fallback     " + address(share, Interface.FALLBACK));
      lines.add("  last switch  " + share.state().lastSwitchAt().map(times::since).orElse("none"));
      lines.add("  last event   " + lastEvent(lastChanges.get(share.share().name())));
      lines.addAll(lastError(share));
    }
    return lines;
  }

  private String lastEvent(HistoryEvent event) {
    return event == null ? "none" : EventText.brief(event, times.now(), times.zone());
  }

  private static String stablePath(ShareReport share) {
    return share.share().stablePath(share.settings()).toString();
  }

  /** A host not known to be down is not called so. */
  private static String address(ShareReport share, Interface via) {
    HostHealth health = share.seen().health(via);
    String state =
        switch (health.state()) {
          case UP -> "reachable";
          case SUSPECT -> "missed a probe";
          case REFUSED -> "cannot be checked, macOS blocks this program";
          case UNKNOWN -> "no known IP address";
          case DOWN -> "not reachable";
        };
    String detail = health.detail().isEmpty() ? "" : ": " + health.detail();
    return share.share().host(via) + " (" + state + detail + ")";
  }

  private List<String> lastError(ShareReport share) {
    String title = "  last error   ";
    String text =
        share
            .state()
            .error()
            .map(error -> times.since(error.at()) + ", " + error.text())
            .orElse("none");
    List<String> lines = new ArrayList<>(TextLayout.wrap(text, title.length()));
    lines.set(0, title + lines.get(0).strip());
    return lines;
  }

  /** Note that concerns some shares with this mark. */
  private record Cause(ShareMark mark, String text, List<Concern> concerned) {}

  /**
   * Share that a note concerns.
   *
   * @param isFirst whether it is the first of its notes
   */
  private record Concern(ShareReport share, List<String> commands, boolean isFirst) {}
}
