package io.mountaineer.tray.menu;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import java.util.List;
import java.util.Optional;

/** Texts of the menu. */
final class MenuText {

  /** Characters of the longest line; a menu does not wrap. */
  private static final int MAX_LENGTH = 72;

  private MenuText() {}

  /** Returns mark, name and interface of a share. */
  static String share(ShareReport report) {
    String via = via(report);
    String status = IconState.isReady(report) ? "TB Ready — " + via : via;
    return share(report.share(), IconState.of(report), status);
  }

  static String notObserved(Share share) {
    return share(share, IconState.BUSY, "looking…");
  }

  static String share(Share share, IconState state, String status) {
    return fit(mark(state) + " " + share.name() + " — " + status);
  }

  private static String via(ShareReport report) {
    return switch (report.mountState()) {
      case MOUNTED -> "via " + active(report);
      case STALE -> "not answering via " + active(report);
      case UNMOUNTED -> "not mounted";
      case FOREIGN -> "its place is taken";
      case ERROR -> "mounted wrongly or unknown";
    };
  }

  private static String active(ShareReport report) {
    return report.state().active().map(Interface::label).orElse("an unknown interface");
  }

  private static String mark(IconState state) {
    return switch (state) {
      case NOT_CONFIGURED -> "–";
      case WELL -> "●";
      case ATTENTION -> "▲";
      case DOWN -> "✕";
      case BUSY -> "…";
    };
  }

  /** Returns one line for the icon: the number of shares in the state that weighs most. */
  static String tooltip(IconState icon, List<IconState> shares) {
    if (icon == IconState.NOT_CONFIGURED || icon == IconState.WELL || shares.isEmpty()) {
      return "mountaineer: " + icon.text();
    }
    long same = shares.stream().filter(icon::equals).count();
    return "mountaineer: " + same + " of " + shares.size() + " shares " + tooltipState(icon);
  }

  private static String tooltipState(IconState icon) {
    return icon == IconState.ATTENTION ? "need attention" : icon.text();
  }

  static Optional<String> lastError(ShareReport report) {
    return report.state().lastError().map(error -> fit("Last error: " + error));
  }

  /** Returns the text in one line that fits a menu; never ends in half a character. */
  static String fit(String text) {
    String line = text.replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= MAX_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
  }
}
