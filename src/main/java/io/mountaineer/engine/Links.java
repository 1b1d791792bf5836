package io.mountaineer.engine;

import io.mountaineer.core.Link;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.RepeatFilter;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.util.Optional;

/** Symlinks of shares and aliases, and the memory of which ones are ours. */
public final class Links {

  private final StateFile states;
  private final EventLog log;
  private final RepeatFilter<LogEvent> problems;
  private final Symlinks symlinks;

  public Links(StateFile states, EventLog log) {
    this.states = states;
    this.log = log;
    this.problems = new RepeatFilter<>(log::note);
    this.symlinks = new Symlinks(states.home());
  }

  /** Returns how a link stands; changes nothing. */
  public LinkStatus status(Link link) {
    return status(link, states.load());
  }

  /** Returns how a link stands by a state that was just read, for callers that ask about many. */
  LinkStatus status(Link link, State remembered) {
    return symlinks.status(link, made(link, remembered));
  }

  /**
   * Makes sure that a link is there and correct, as {@link #repair(Link)} does. One that is correct
   * and remembered is only looked at.
   *
   * @param remembered may be a cycle old: before anything is changed, the state is read again
   */
  LinkStatus repair(Link link, State remembered) {
    boolean known = made(link, remembered).equals(Optional.of(link.target().toString()));
    if (!known || status(link, remembered) != LinkStatus.CORRECT) {
      return repair(link);
    }
    problems.now(link.path().toString(), Optional.empty());
    return LinkStatus.CORRECT;
  }

  /**
   * Makes sure that a link is there and correct. A correct one is not touched, and what is not ours
   * stays; a failure is logged once.
   *
   * @return how the link stands then
   */
  public LinkStatus repair(Link link) {
    Optional<String> made = made(link, states.load());
    LinkStatus before = symlinks.status(link, made);
    try {
      LinkStatus now = symlinks.repair(link, made);
      if (now == LinkStatus.CORRECT && !made.equals(Optional.of(link.target().toString()))) {
        remember(link);
      }
      problems.now(link.path().toString(), problem(link, now));
      logChange(link, before, now);
      return now;
    } catch (IOException e) {
      problems.now(link.path().toString(), Optional.of(entry("link_not_made", link, e)));
      return symlinks.status(link, made);
    }
  }

  /**
   * Takes a link of ours away; what is not ours stays.
   *
   * @return how the link stands then
   * @throws IOException when it cannot be removed
   */
  public LinkStatus remove(Link link) throws IOException {
    State remembered = states.load();
    LinkStatus before = status(link, remembered);
    LinkStatus now = symlinks.remove(link, made(link, remembered));
    states.update(state -> state.withoutLink(link.path().toString()));
    if (now != before) {
      log.note(LogEvent.info("link_removed", "path", link.path().toString()));
    }
    return now;
  }

  /** Removes a link as {@link #remove} does; a failure is logged. */
  public LinkStatus removeIfPossible(Link link) {
    try {
      return remove(link);
    } catch (IOException e) {
      log.note(entry("link_not_removed", link, e));
      return status(link);
    }
  }

  /** Returns what is remembered now, for callers that ask about many links. */
  State remembered() {
    return states.load();
  }

  private static Optional<String> made(Link link, State remembered) {
    return Optional.ofNullable(remembered.links().get(link.path().toString()));
  }

  /**
   * The link is remembered after the act: a process killed in between leaves a link that leads to
   * the right place.
   */
  private void remember(Link link) {
    states.update(state -> state.withLink(link.path().toString(), link.target().toString()));
  }

  private void logChange(Link link, LinkStatus before, LinkStatus now) {
    if (now == LinkStatus.CORRECT && before != now) {
      String event = before == LinkStatus.MISSING ? "link_made" : "link_replaced";
      log.note(
          LogEvent.info(event, "path", link.path().toString(), "target", link.target().toString()));
    }
  }

  private static Optional<LogEvent> problem(Link link, LinkStatus now) {
    return now == LinkStatus.FOREIGN
        ? Optional.of(LogEvent.warn("link_not_ours", "path", link.path().toString()))
        : Optional.empty();
  }

  private static LogEvent entry(String event, Link link, IOException cause) {
    return LogEvent.warn(event, "path", link.path().toString(), "cause", cause.toString());
  }
}
