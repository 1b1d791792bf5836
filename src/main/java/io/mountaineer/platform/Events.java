package io.mountaineer.platform;

import java.util.Locale;

/**
 * Events that the machine reports by itself, before the next look at it is due. An event says that
 * something changed, and never how it is now: a listener has to look.
 */
public interface Events {

  /** Part of the machine that may have changed. */
  enum Kind {
    /** A link or an address of this machine. */
    NETWORK,
    /** The mount table. */
    MOUNT;

    /** Returns the word used in the log. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Calls a listener until the subscription is closed; never fails and never blocks. */
  Subscription subscribe(Listener listener);

  /** Listener, called by threads of the machine's; must not block. */
  interface Listener {

    /**
     * Called when something changed.
     *
     * @param what for the log, such as {@code bridge0/IPv4}
     */
    void happened(Kind kind, String what);

    /** Called when events of this kind are reported from now on, for the first time or again. */
    void available(Kind kind);

    /** Called when events of this kind are not reported until further notice. */
    void unavailable(Kind kind, String cause);
  }

  /** Subscription of a listener. */
  interface Subscription extends AutoCloseable {

    /** Ends it and every program that serves it; takes little more than a second at most. */
    @Override
    void close();
  }

  /** Returns the events of a machine that reports none: the timer does all the work. */
  static Events none() {
    return listener -> () -> {};
  }
}
