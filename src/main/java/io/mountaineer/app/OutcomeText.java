package io.mountaineer.app;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Arrival;
import io.mountaineer.engine.Departure;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.SwitchShare;
import io.mountaineer.engine.UnmountShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Text for people on the outcome of an operation: the state of a share after it. */
public final class OutcomeText {

  private static final String CLOSE = "Close the files and try again";
  private static final String FORCE = "Force it (unsaved changes are lost): ";

  private final ShareReport report;
  private final Operation operation;
  private final String name;

  private OutcomeText(ShareReport report, Operation operation) {
    this.report = report;
    this.operation = operation;
    this.name = report.share().name();
  }

  /**
   * Message on the outcome for one share, or for several that failed for the same cause.
   *
   * @param example the first of the shares
   * @param headline sentences that name the shares
   * @param details what else to know, and what to do next, a paragraph each
   */
  public record Message(ShareReport example, String headline, List<String> details) {

    public Message {
      details = List.copyOf(details);
    }
  }

  /** Returns the messages on shares, in their order; failures with one cause are one message. */
  public static List<Message> messages(List<ShareReport> reports, Operation operation) {
    Map<String, List<OutcomeText>> bySentence = new LinkedHashMap<>();
    for (ShareReport report : reports) {
      OutcomeText text = new OutcomeText(report, operation);
      String key = report.isWell() ? text.name : text.problem();
      bySentence.computeIfAbsent(key, each -> new ArrayList<>()).add(text);
    }
    return bySentence.values().stream().map(OutcomeText::message).toList();
  }

  private static Message message(List<OutcomeText> same) {
    OutcomeText first = same.get(0);
    String names = String.join(", ", same.stream().map(text -> text.name).toList());
    String headline =
        first.report.isWell() ? first.name + " " + first.state() : names + " " + first.problem();
    return new Message(first.report, headline, first.details());
  }

  /** Returns what a decision would do, as in "would be mounted over Thunderbolt". */
  public static String plan(Decision decision) {
    if (decision instanceof Decision.Mount mount) {
      return "would be mounted over " + mount.to().address();
    }
    if (decision instanceof Decision.Move move) {
      return move.from() == move.to()
          ? "would be mounted again over " + move.to().address()
          : "would be switched to " + move.to().address();
    }
    if (decision instanceof Decision.RemoveStrays) {
      return "would be unmounted at its wrong path";
    }
    if (decision instanceof Decision.Unmount) {
      return "would be unmounted";
    }
    return decision instanceof Decision.TbReady ? "TB Ready, nothing to do" : "nothing to do";
  }

  /** Returns the cause of a failure and what to do next, one paragraph each. */
  public static List<String> details(ShareReport report) {
    List<String> details = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Failed failed) {
      details.add(failed.failure().message());
      if (!failed.failure().nextStep().isEmpty()) {
        details.add(failed.failure().nextStep());
      }
    } else {
      details.add(report.decision().reason());
    }
    if (report.link() == LinkStatus.FOREIGN) {
      details.add(foreignLink(report.share().stablePath(report.settings())));
    }
    return details;
  }

  /** Returns the note on something at the place of a link that is not ours. */
  public static String foreignLink(Object place) {
    return place + " is in the way: it is not a link made by mountaineer, and is left alone";
  }

  /** Returns the state of a share on which all is well, without its name. */
  private String state() {
    if (report.state().active().isPresent()) {
      boolean stays = report.outcome() instanceof Outcome.Unchanged && !operation.isAutomatic();
      return mounted(stays ? "is already mounted" : "is mounted");
    }
    if (report.outcome() instanceof Outcome.Done) {
      return "is unmounted.";
    }
    String reason = sentence(report.decision().reason());
    return reason.startsWith("not mounted") ? "is " + reason : "is not mounted: " + reason;
  }

  private String mounted(String verb) {
    Interface via = report.state().active().orElseThrow();
    return verb + " over " + via.address() + " at " + path() + ".";
  }

  private Object path() {
    return report.link() == LinkStatus.CORRECT
        ? report.share().stablePath(report.settings())
        : report.share().volumePath(report.settings());
  }

  /** Returns what could not be done and why, without the name of the share. */
  private String problem() {
    if (report.outcome() instanceof Outcome.Failed failed) {
      return cannot() + sentence(failed.failure().message()) + " " + afterFailure(failed);
    }
    if (report.outcome() instanceof Outcome.Busy busy) {
      return cannot() + sentence(users(busy.files())) + " Nothing was changed.";
    }
    String reason = sentence(report.decision().reason());
    if (!operation.isAutomatic()) {
      return cannot() + reason + " " + afterWaiting();
    }
    return report.state().active().isPresent()
        ? "needs attention: " + reason
        : "is not mounted: " + reason;
  }

  private String users(OpenFiles files) {
    return files instanceof OpenFiles.Held held
        ? held.text(report.share(), report.settings())
        : files.toString();
  }

  private String cannot() {
    return "could not be " + participle() + ": ";
  }

  private String participle() {
    if (report.decision() instanceof Decision.Unmount) {
      return "unmounted";
    }
    if (report.decision() instanceof Decision.Move move) {
      return move.from() == move.to() ? "mounted again" : "switched to " + move.to().address();
    }
    return report.decision() instanceof Decision.Wait ? operation.participle() : "mounted";
  }

  /** A mount or a return that was asked for ends the hold of the share, also where it must wait. */
  private String afterWaiting() {
    if (operation instanceof Arrival && report.state().active().isPresent()) {
      return "It is automatic again.";
    }
    boolean isWanted =
        operation instanceof Operation.MountShare && report.state().hold() == Hold.NONE;
    return isWanted && report.state().active().isEmpty()
        ? "A running monitor mounts it once it can."
        : "Nothing was changed.";
  }

  private static String afterFailure(Outcome.Failed failed) {
    String again = failed.rolledBack() ? "Mounted again over " : "Still mounted over ";
    return failed.active().map(via -> again + via.address() + ".").orElse("Not mounted now.");
  }

  private List<String> details() {
    List<String> details = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Failed failed) {
      details.add(failed.failure().nextStep());
    } else if (report.outcome() instanceof Outcome.Busy busy && !report.isWell()) {
      details.addAll(waysOn(busy.files()));
    } else if (report.isWell()) {
      details.addAll(notes());
    } else {
      details.addAll(afterSilence());
    }
    if (report.link() == LinkStatus.FOREIGN) {
      details.add(foreignLink(report.share().stablePath(report.settings())));
    }
    details.removeIf(String::isEmpty);
    return details;
  }

  private List<String> waysOn(OpenFiles files) {
    String close = files instanceof OpenFiles.Held ? CLOSE : "Try again";
    if (operation instanceof SwitchShare wanted) {
      String command = NextCommand.switchTo(wanted.to(), report.share());
      return List.of(
          close + ", or let it wait until they are closed: " + command + " --when-idle",
          FORCE + command + " --force");
    }
    if (operation instanceof Departure) {
      return List.of(
          close + ", or let it wait until they are closed: mountaineer depart --when-idle",
          FORCE + "mountaineer depart --force");
    }
    if (operation instanceof UnmountShare) {
      String command = NextCommand.unmount(report.share());
      String first = NextCommand.waitUntilIdle(report.share());
      return List.of(
          close + ", or let it wait until they are closed: " + first + " && " + command,
          FORCE + command + " --force");
    }
    return List.of(close + ".");
  }

  /**
   * Returns what to do where an address that is needed does not answer; empty for another cause.
   */
  private List<String> afterSilence() {
    boolean isSilent =
        Stream.of(Interface.values()).anyMatch(via -> report.seen().health(via).isDown());
    if (operation.isAutomatic() || report.isWell() || !isSilent) {
      return List.of();
    }
    return operation instanceof Departure
        ? List.of("To unmount it instead, type: " + NextCommand.departUnmounted(report.share()))
        : List.of("To see why, type: mountaineer doctor");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Done done) {
      if (report.decision() instanceof Decision.Move move && !move.cause().isVoluntary()) {
        notes.add(sentence(capital(move.reason())));
      }
      done.heldBefore()
          .filter(OpenFiles.Held.class::isInstance)
          .ifPresent(
              files -> notes.add(sentence("Unsaved changes may be lost, it was " + users(files))));
    } else if (report.isTbReady()) {
      ShareText.Note ready = ShareText.ready(report);
      notes.add(ready.text());
      notes.add("To switch back: " + ready.commands().get(0));
    } else if (isOnFallback() && operation.isAutomatic()) {
      notes.add(sentence(capital(report.decision().reason())));
    }
    whyNotOverThunderbolt().ifPresent(notes::add);
    notes.addAll(untilUser());
    return notes;
  }

  private boolean isOnFallback() {
    return report.state().active().equals(Optional.of(Interface.FALLBACK));
  }

  /** Returns why a share was mounted over the fallback address although nobody asked for that. */
  private Optional<String> whyNotOverThunderbolt() {
    boolean isFirst =
        report.outcome() instanceof Outcome.Done && report.decision() instanceof Decision.Mount;
    if (!isFirst || !isOnFallback() || operation instanceof SwitchShare) {
      return Optional.empty();
    }
    String host = report.share().host(Interface.TB);
    HostHealth tb = report.seen().tb();
    return tb.isUp()
        ? report
            .state()
            .attempts()
            .activeBar(Interface.TB, report.seen().time().now())
            .map(bar -> "Not over Thunderbolt: " + sentence(bar.text(host)))
        : Optional.of("Thunderbolt (" + host + ") is not reachable: " + sentence(tb.detail()));
  }

  /** Returns how to end what the user has begun by this operation. */
  private List<String> untilUser() {
    if (operation.isAutomatic() || report.isTbReady()) {
      return List.of();
    }
    return switch (report.state().hold()) {
      case UNMOUNTED ->
          List.of("It stays unmounted until you mount it: " + NextCommand.mount(report.share()));
      case PINNED ->
          List.of(
              "It stays there until you switch it back: "
                  + NextCommand.switchTo(Interface.TB, report.share()));
      case NONE, EJECTED, DEPARTED -> List.of();
    };
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Returns a text of the engine with a full stop, unless it ends in one. */
  static String sentence(String text) {
    return text.endsWith(".") || text.isEmpty() ? text : text + ".";
  }
}
