package io.mountaineer.app;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.ShareMark;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts for people on the present state of a share. */
public final class ShareText {

  private ShareText() {}

  /**
   * Explanation of a share's state.
   *
   * @param text sentences without the name of the share, so that shares with one cause can share it
   * @param commands to type next; empty if there are none
   */
  public record Note(String text, List<String> commands) {

    public Note {
      commands = List.copyOf(commands);
    }
  }

  /** Returns whether a share needs the user; one that the user keeps on fallback does not. */
  public static boolean needsAttention(ShareReport report) {
    ShareMark mark = ShareMark.of(report);
    return mark == ShareMark.PROBLEM
        || mark == ShareMark.TB_READY && !report.state().hold().keepsOnFallback();
  }

  /** Returns the state in a few words, as in "mounted, TB Ready". */
  public static String state(ShareReport report) {
    if (isWorkedOn(report)) {
      return "busy";
    }
    return switch (report.mountState()) {
      case MOUNTED -> mounted(report);
      case STALE -> report.isTbReady() ? "not responding, TB Ready" : "not responding";
      case UNMOUNTED -> unmounted(report);
      case FOREIGN -> "path in use";
      case ERROR ->
          report.seen().mount() instanceof MountStatus.Unknown ? "unknown" : "at a wrong path";
    };
  }

  private static String mounted(ShareReport report) {
    if (report.isTbReady()) {
      return "mounted, TB Ready";
    }
    return switch (report.state().hold()) {
      case PINNED -> "mounted, pinned";
      case DEPARTED -> "mounted, departed";
      case NONE, UNMOUNTED, EJECTED -> "mounted";
    };
  }

  private static String unmounted(ShareReport report) {
    return switch (report.state().hold()) {
      case UNMOUNTED -> "unmounted by you";
      case EJECTED -> "ejected by you";
      case NONE, PINNED, DEPARTED -> "not mounted";
    };
  }

  /** Returns the address that carries a share in one word, or "-". */
  public static String over(ShareReport report) {
    return report.state().active().map(Interface::label).orElse("-");
  }

  /** Returns what there is to know and to do; empty for a share about which all is said. */
  public static List<Note> notes(ShareReport report) {
    List<Note> notes = new ArrayList<>();
    notes.addAll(otherServers(report));
    situation(report)
        .filter(note -> notes.stream().noneMatch(other -> note.text().startsWith(other.text())))
        .ifPresent(notes::add);
    report
        .state()
        .lastError()
        .filter(error -> notes.stream().noneMatch(note -> note.text().contains(error)))
        .ifPresent(error -> notes.add(new Note("last error: " + error, List.of())));
    report.otherAccount().ifPresent(how -> notes.add(new Note("mounted " + how, List.of())));
    for (MountEntry entry : report.seen().mounts().elsewhere()) {
      String also = "also mounted at " + entry.path() + by(entry);
      notes.add(new Note(also + ", which is left alone", List.of()));
    }
    if (report.link() == LinkStatus.FOREIGN) {
      notes.add(inTheWay(report));
    }
    return notes;
  }

  private static List<Note> otherServers(ShareReport report) {
    List<Note> notes = new ArrayList<>();
    for (Interface via : Interface.values()) {
      report
          .state()
          .servers()
          .obstacle(report.share(), via)
          .map(Failure::message)
          .map(text -> new Note(text, List.of(NextCommand.switchTo(via, report.share()))))
          .ifPresent(notes::add);
    }
    return notes;
  }

  private static Optional<Note> situation(ShareReport report) {
    if (isWorkedOn(report)) {
      return Optional.of(new Note(report.decision().reason(), List.of()));
    }
    if (report.isTbReady()) {
      return Optional.of(ready(report));
    }
    if (report.state().intents().request().isPresent()) {
      List<String> next = List.of(NextCommand.cancelRequest(report.share()));
      return Optional.of(new Note(report.decision().reason(), next));
    }
    if (report.state().intents().pause().isPresent()) {
      List<String> next = List.of(NextCommand.resume(report.share()));
      return Optional.of(new Note(report.decision().reason(), next));
    }
    if (report.isUnmountedByUser() || isCalm(report)) {
      return Optional.empty();
    }
    boolean helps = report.mountState() == MountState.UNMOUNTED;
    List<String> next = helps ? List.of(NextCommand.mount(report.share())) : List.of();
    return Optional.of(new Note(report.decision().reason(), next));
  }

  /** Thunderbolt is called back only where it is known to have gone. */
  static Note ready(ShareReport report) {
    String reason =
        report.decision() instanceof Decision.TbReady ready
            ? ready.reason()
            : report.state().recovery().reason().orElse(report.decision().reason());
    Optional<OpenFiles.Held> held =
        report
            .seen()
            .openFiles()
            .filter(OpenFiles.Held.class::isInstance)
            .map(OpenFiles.Held.class::cast);
    String why = held.map(files -> files.text(report.share(), report.settings())).orElse(reason);
    boolean returns = report.state().recovery().byOpenFiles() && report.settings().lsofRecheck();
    String next = returns ? ". It switches back once these files are closed" : "";
    String command = NextCommand.switchTo(Interface.TB, report.share());
    boolean isInUse = held.isPresent() || report.state().recovery().byOpenFiles();
    return new Note(
        "TB Ready: " + why + next, List.of(isInUse ? command + " --when-idle" : command));
  }

  private static Note inTheWay(ShareReport report) {
    return new Note(
        OutcomeText.foreignLink(report.share().stablePath(report.settings())), List.of());
  }

  private static String by(MountEntry entry) {
    String owner = entry.automounted() ? "the automounter" : entry.mountedBy().orElse("");
    return owner.isEmpty() ? "" : " by " + owner;
  }

  private static boolean isWorkedOn(ShareReport report) {
    return report.decision() instanceof Decision.Wait wait && wait.isForAnother();
  }

  /** Returns whether it is mounted over the preferred address, with nothing to say about it. */
  private static boolean isCalm(ShareReport report) {
    return report.decision() instanceof Decision.Keep
        && report.mountState() == MountState.MOUNTED
        && report.state().hold() == Hold.NONE
        && report.state().active().filter(via -> via == Interface.TB).isPresent();
  }
}
