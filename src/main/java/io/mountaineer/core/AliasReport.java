package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Report on one alias: its symlink and the folder it leads to.
 *
 * @param link status of its symlink
 * @param detail reason for the state of the destination, for people; empty when it is there
 */
public record AliasReport(
    Alias alias, Settings settings, LinkStatus link, Destination destination, String detail) {

  public AliasReport {
    requireNonNull(alias, "alias is null");
    requireNonNull(settings, "settings is null");
    requireNonNull(link, "link is null");
    requireNonNull(destination, "destination is null");
    requireNonNull(detail, "detail is null");
  }

  /** Returns whether following the alias leads to its folder. */
  public boolean works() {
    return link == LinkStatus.CORRECT && destination == Destination.THERE;
  }

  /** State of the folder an alias leads to. */
  public enum Destination {
    THERE,
    /** Not known, because the share is not mounted at the moment. */
    AWAY,
    /** Missing in a share that is mounted. */
    GONE,
    /** Not known, because the share gave no answer. */
    UNKNOWN,
    /** No share of this name is configured. */
    NO_SHARE;

    /** Returns the word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
