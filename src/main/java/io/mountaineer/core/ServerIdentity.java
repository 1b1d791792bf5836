package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** Answer to the question which server listens at an address. */
public sealed interface ServerIdentity {

  /** Server that reported its identifier. */
  record Known(ServerGuid guid) implements ServerIdentity {
    public Known {
      requireNonNull(guid, "guid is null");
    }
  }

  /**
   * Server that reported none, or none that can be relied on. It proves nothing.
   *
   * @param reason for people
   */
  record Unknown(String reason) implements ServerIdentity {
    public Unknown {
      requireNonNull(reason, "reason is null");
    }
  }

  /** Relation of the servers behind two addresses. */
  enum Comparison {
    /** One server. */
    SAME,
    /**
     * Two servers that call themselves the same, or one: agreement, but no proof for anything that
     * takes files away.
     */
    SAME_NAME,
    /** Two servers. */
    DIFFERENT,
    /** At least one is unknown. */
    UNKNOWN;

    /** Returns the word of this value in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns how this server relates to another one. */
  default Comparison compare(ServerIdentity other) {
    if (!(this instanceof Known one) || !(other instanceof Known two)) {
      return Comparison.UNKNOWN;
    }
    if (!one.guid().equals(two.guid())) {
      return Comparison.DIFFERENT;
    }
    return one.guid().name().isPresent() ? Comparison.SAME_NAME : Comparison.SAME;
  }
}
