package io.mountaineer.platform;

import java.util.Locale;

/**
 * What the machine tells by itself, so that nobody has to wait for the next look at it. An event
 * says that something changed, and never how it is now: whoever hears one looks.
 */
public interface Events {

  /** What may have changed. */
  enum Kind {
    /** A link or an address of this machine. */
    NETWORK,
    /** The mount table. */
    MOUNT;

    /** The word used in the log. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Tells a listener until the subscription is closed; never fails and never blocks. */
  Subscription subscribe(Listener listener);

  /** Who is told, by threads of the machine's; must not block. */
  interface Listener {

    /**
     * Something changed.
     *
     * @param what for the log, such as {@code bridge0/IPv4}
     */
    void happened(Kind kind, String what);

    /** From now on events of this kind are told, for the first time or again. */
    void available(Kind kind);

    /** Until further notice nobody tells of events of this kind. */
    void unavailable(Kind kind, String cause);
  }

  /** A listener that is being told. */
  interface Subscription extends AutoCloseable {

    /** Ends it and every program that serves it; takes little more than a second at most. */
    @Override
    void close();
  }

  /** Of a machine that tells nothing: the timer does all the work. */
  static Events none() {
    return listener -> () -> {};
  }
}
