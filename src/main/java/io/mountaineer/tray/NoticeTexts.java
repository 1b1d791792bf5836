package io.mountaineer.tray;

import io.mountaineer.app.OutcomeText;
import io.mountaineer.app.UserError;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts of the windows about one share, and about what is no share's. */
final class NoticeTexts {

  private NoticeTexts() {}

  /** Returns the notice before open files are cut off, with their programs. */
  static Notice openFiles(String title, ShareReport report, OpenFiles files) {
    String share = report.share().name();
    List<String> details = new ArrayList<>();
    String headline = "Whether files are open on \"" + share + "\" is not known.";
    if (files instanceof OpenFiles.Held held) {
      headline = "Some programs are using \"" + share + "\".";
      held.holders().forEach(holder -> details.add(holder(report, holder)));
    } else {
      details.add(sentence(files.toString()));
    }
    details.add("Nothing was changed. " + present(report));
    details.add(
        "Close these files and try again. If you force it, unsaved changes in them are lost.");
    return Notice.warning(title, headline, details);
  }

  /** Returns program, process and files, as in "Final Cut Pro (pid 712): film.mov and 2 more". */
  static String holder(ShareReport report, Holder holder) {
    int more = holder.files() - 1;
    return holder
        + ": "
        + relative(report, holder.sample())
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns a file as it is called on the share. */
  private static String relative(ShareReport report, String file) {
    Path volume = report.share().volumePath(report.settings());
    return file.startsWith(volume + "/") ? file.substring(volume.toString().length() + 1) : file;
  }

  /**
   * Returns the notice of a failure on one share, with the address that is really active.
   *
   * @param verb participle of what was asked for, such as "switched"
   */
  static Notice failed(String title, String verb, ShareReport report) {
    List<String> details = new ArrayList<>(reasons(report));
    details.add(present(report));
    return Notice.failure(title, report.share().name() + " was not " + verb + ".", details);
  }

  /** Returns the reasons and what to do next, one paragraph each. */
  static List<String> reasons(ShareReport report) {
    return OutcomeText.details(report).stream()
        .map(text -> text.startsWith("-> ") ? text.substring(3) : text)
        .map(NoticeTexts::sentence)
        .toList();
  }

  /** Returns where a share is mounted after all. */
  static String present(ShareReport report) {
    String name = report.share().name();
    if (report.outcome() instanceof Outcome.Failed failed) {
      return failed.active().map(via -> on(report, via)).orElse(name + " is not mounted now.");
    }
    return report.state().active().map(via -> on(report, via)).orElse(name + " is not mounted.");
  }

  private static String on(ShareReport report, Interface via) {
    String address = via.label() + " (" + report.share().host(via) + ")";
    return report.share().name() + " is still mounted over " + address + ".";
  }

  static Notice locked(String title, String share, String holder) {
    return Notice.warning(
        title,
        "Nothing was changed: another process works on " + share + ".",
        List.of(sentence(holder), "Try again when it is done."));
  }

  static Notice error(String title, UserError error) {
    return Notice.failure(
        title,
        sentence(error.getMessage()),
        error.hint().isEmpty() ? List.of() : List.of(sentence(error.hint())));
  }

  static Notice failure(String title, Failure failure) {
    return Notice.failure(
        title,
        sentence(failure.message()),
        failure.nextStep().isEmpty() ? List.of() : List.of(sentence(failure.nextStep())));
  }

  static Notice defect(String title, RuntimeException defect) {
    return Notice.failure(
        title, "Internal error: " + defect, List.of("Open Log shows what happened before."));
  }

  /**
   * Returns a text of the engine as a sentence. One that ends in a path or a command gets no full
   * stop, which would be copied with it.
   */
  static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    boolean isPlain = text.matches("(?s).*[\\p{L}\\p{N})]") && !text.matches("(?s).*: [^ ]+.*");
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (isPlain ? "." : "");
  }
}
