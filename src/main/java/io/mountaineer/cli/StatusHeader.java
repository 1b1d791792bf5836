package io.mountaineer.cli;

import io.mountaineer.app.ShareText;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.MonitorLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** First lines of {@code status}: the monitor, and how many shares need the user. */
final class StatusHeader {

  private static final String NO_SWITCH = ": shares will not switch by themselves";

  private final Colors colors;

  StatusHeader(Colors colors) {
    this.colors = colors;
  }

  /**
   * Returns the lines.
   *
   * @param pause of all shares, as a text
   * @param parts what else belongs into the first line
   */
  List<String> lines(
      Optional<MonitorLook> monitor,
      Optional<String> pause,
      List<ShareReport> shares,
      List<String> parts) {
    List<String> first = new ArrayList<>(List.of(monitor(monitor)));
    pause.map(colors::attention).ifPresent(first::add);
    attention(shares).ifPresent(first::add);
    first.addAll(parts);
    List<String> lines = new ArrayList<>(TextLayout.wrap(String.join(" · ", first), 0));
    remedy(monitor).ifPresent(what -> lines.addAll(TextLayout.wrap(what, 2)));
    pause.ifPresent(text -> lines.add("  end the pause: mountaineer resume"));
    return lines;
  }

  private String monitor(Optional<MonitorLook> monitor) {
    if (monitor.isEmpty()) {
      return colors.bad("Monitor not running" + NO_SWITCH);
    }
    return monitor.get().isFrozen()
        ? colors.bad(monitor.get().symptom())
        : "Monitor running" + monitor.get().process().map(who -> " (" + who + ")").orElse("");
  }

  private static Optional<String> remedy(Optional<MonitorLook> monitor) {
    if (monitor.isEmpty()) {
      return Optional.of("start it now and at every login: mountaineer install");
    }
    return monitor.filter(MonitorLook::isFrozen).map(MonitorLook::remedy);
  }

  private Optional<String> attention(List<ShareReport> shares) {
    long count = shares.stream().filter(ShareText::needsAttention).count();
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    if (count == 0) {
      return Optional.of("no share needs attention");
    }
    String of = shares.size() == 1 ? "" : " of " + shares.size();
    String need = count == 1 ? (of.isEmpty() ? " share" : " shares") + " needs" : " shares need";
    return Optional.of(colors.attention(count + of + need + " attention"));
  }
}
