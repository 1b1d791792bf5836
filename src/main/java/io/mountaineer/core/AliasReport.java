package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * All there is to tell about one alias.
 *
 * @param link how its symlink stands
 * @param detail why the destination is as it is, for people; empty when it is there
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

  /** Whether who follows the alias gets to the folder. */
  public boolean works() {
    return link == LinkStatus.CORRECT && destination == Destination.THERE;
  }

  /** How the folder stands that an alias is about. */
  public enum Destination {
    THERE,
    /** The share is not mounted at the moment; nothing is known of the folder. */
    AWAY,
    /** The share is there, the folder is not. */
    GONE,
    /** The share gave no answer. */
    UNKNOWN,
    /** No share of this name is configured. */
    NO_SHARE;

    /** The word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
