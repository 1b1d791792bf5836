package io.mountaineer.cli;

import io.mountaineer.app.OutcomeText;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.AliasReport.Destination;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.ShellQuote;
import java.util.ArrayList;
import java.util.List;

/** Text for people on aliases: a block for each, because two paths never fit a line. */
final class AliasText {

  private static final List<String> NO_ALIASES =
      List.of(
          "No aliases are configured yet. To add one, type:",
          "    mountaineer alias add --name NAME --share NAME --target-subpath DIR");

  private static final int INDENT = 4;

  private final Colors colors;

  AliasText(Colors colors) {
    this.colors = colors;
  }

  List<String> table(List<AliasReport> reports) {
    if (reports.isEmpty()) {
      return NO_ALIASES;
    }
    List<String> lines = new ArrayList<>();
    reports.forEach(report -> lines.addAll(block(report)));
    return lines;
  }

  List<String> added(AliasReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.alias().name() + " is an alias now");
    lines.addAll(block(report).subList(1, block(report).size()));
    return lines;
  }

  private List<String> block(AliasReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(TextLayout.fit(report.alias().name(), 40).stripTrailing() + "  " + state(report));
    lines.addAll(TextLayout.wrap(report.alias().path().toString(), INDENT));
    lines.addAll(TextLayout.wrap("-> " + report.alias().link(report.settings()).target(), INDENT));
    notes(report).forEach(note -> lines.addAll(TextLayout.wrap(note, INDENT)));
    return lines;
  }

  private String state(AliasReport report) {
    if (report.works()) {
      return colors.good("ok");
    }
    return report.link() == LinkStatus.CORRECT
        ? colors.attention("dangling")
        : colors.bad(report.link() == LinkStatus.FOREIGN ? "not ours" : report.link().wire());
  }

  private static String remedy(AliasReport report) {
    return report.destination() == Destination.GONE
        ? "; to see its folders, type: mountaineer folders " + ShellQuote.of(report.alias().share())
        : "";
  }

  private static List<String> notes(AliasReport report) {
    List<String> notes = new ArrayList<>();
    switch (report.link()) {
      case CORRECT -> {}
      case MISSING -> notes.add("the link is missing; type: mountaineer alias reconcile");
      case OUTDATED -> notes.add("the link leads elsewhere; type: mountaineer alias reconcile");
      case FOREIGN -> notes.add(OutcomeText.foreignLink("what is there"));
    }
    if (report.destination() != Destination.THERE) {
      notes.add(report.detail() + remedy(report));
    }
    return notes;
  }
}
