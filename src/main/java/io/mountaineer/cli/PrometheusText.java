package io.mountaineer.cli;

import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import io.mountaineer.core.ShareStatistics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Metrics in the text format of Prometheus 0.0.4: each with its HELP and TYPE, the samples of one
 * metric together, counters named {@code _total}, base units.
 */
final class PrometheusText {

  private final List<String> lines = new ArrayList<>();

  private PrometheusText() {}

  /**
   * Returns the lines for these shares.
   *
   * @param history of each share from its first event on
   * @param present how each share stands now
   */
  static List<String> of(List<ShareStatistics> history, List<ShareReport> present) {
    PrometheusText text = new PrometheusText();
    text.present(present);
    text.counters(history);
    text.outages(history);
    return text.lines;
  }

  private void present(List<ShareReport> shares) {
    head("share_mounted", "gauge", "Whether the share is mounted and answers (1) or not (0).");
    for (ShareReport each : shares) {
      sample("share_mounted", label(each), each.mountState() == MountState.MOUNTED ? 1 : 0);
    }
    head("share_interface", "gauge", "Whether this interface carries the share (1) or not (0).");
    for (ShareReport each : shares) {
      Optional<Interface> active = each.seen().mount().via();
      for (Interface via : Interface.values()) {
        String labels = label(each) + ",interface=\"" + via.wire() + "\"";
        sample("share_interface", labels, active.filter(via::equals).isPresent() ? 1 : 0);
      }
    }
    head("share_tb_reachable", "gauge", "Whether Thunderbolt's host answers (1) or not (0).");
    for (ShareReport each : shares) {
      sample("share_tb_reachable", label(each), each.seen().tb().isUp() ? 1 : 0);
    }
  }

  private void counters(List<ShareStatistics> shares) {
    counter("share_failovers_total", "Failovers in the history.", shares, each -> each.failovers());
    counter(
        "share_recoveries_total",
        "Returns to Thunderbolt in the history.",
        shares,
        each -> each.recoveries());
    counter(
        "share_tb_losses_total",
        "Times that Thunderbolt went away in the history.",
        shares,
        each -> each.flaps());
    counter(
        "share_refused_logins_total",
        "Logins that a server refused in the history.",
        shares,
        each -> each.refusedLogins());
    head("share_seconds_total", "counter", "Time over each interface, or over none, in seconds.");
    for (ShareStatistics each : shares) {
      for (Interface via : Interface.values()) {
        time(each, via.wire(), each.on().get(via));
      }
      time(each, "none", each.away());
    }
  }

  private void time(ShareStatistics share, String via, Duration time) {
    String labels = label(share.share()) + ",interface=\"" + via + "\"";
    sample("share_seconds_total", labels, seconds(time));
  }

  private void counter(
      String name,
      String help,
      List<ShareStatistics> shares,
      ToDoubleFunction<ShareStatistics> of) {
    head(name, "counter", help);
    shares.forEach(each -> sample(name, label(each.share()), of.applyAsDouble(each)));
  }

  private void outages(List<ShareStatistics> shares) {
    head(
        "share_outage_seconds",
        "summary",
        "Outages that failovers ended, from the first missed probe to the proven mount.");
    for (ShareStatistics each : shares) {
      for (int percent : new int[] {50, 95, 100}) {
        String quantile = ",quantile=\"" + number(percent / 100.0) + "\"";
        double value = each.outage(percent).map(PrometheusText::seconds).orElse(Double.NaN);
        sample("share_outage_seconds", label(each.share()) + quantile, value);
      }
      sample("share_outage_seconds_sum", label(each.share()), seconds(each.outageSum()));
      sample("share_outage_seconds_count", label(each.share()), each.outages().size());
    }
  }

  private void head(String name, String type, String help) {
    lines.add("# HELP mountaineer_" + name + " " + help);
    lines.add("# TYPE mountaineer_" + name + " " + type);
  }

  private void sample(String name, String labels, double value) {
    lines.add("mountaineer_" + name + "{" + labels + "} " + number(value));
  }

  private static String label(ShareReport report) {
    return label(report.share().name());
  }

  private static String label(String share) {
    return "share=\"" + escaped(share) + "\"";
  }

  /** Escapes as the format wants it in a label's value. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Returns a number without an exponent and without a needless fraction. */
  private static String number(double value) {
    return Double.isNaN(value)
        ? "NaN"
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
