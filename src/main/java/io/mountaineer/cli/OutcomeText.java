package io.mountaineer.cli;

import io.mountaineer.app.ActedWords;
import io.mountaineer.core.Decision;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.List;

/** What an acting command says: one sentence per share, and what is left to do. */
final class OutcomeText {

  static final int INDENT = 4;

  private final Colors paint;

  OutcomeText(Colors paint) {
    this.paint = paint;
  }

  List<String> lines(ShareReport report) {
    List<String> lines = new ArrayList<>(TextLayout.wrap(ActedWords.headline(report), 0));
    lines.set(0, coloured(report, lines.get(0)));
    ActedWords.details(report).forEach(each -> lines.addAll(TextLayout.wrap(each, INDENT)));
    return lines;
  }

  private String coloured(ShareReport report, String text) {
    if (!report.isWell()) {
      return paint.bad(text);
    }
    return report.decision() instanceof Decision.TbReady ? paint.attention(text) : text;
  }
}
