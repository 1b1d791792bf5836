package io.mountaineer.platform;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Probe of a host: does it take TCP connections on a port? */
public interface Probe {

  /**
   * Tries to connect, once per address of the host.
   *
   * @param limit bounds the whole call, name lookup included
   */
  Answer probe(String host, int port, Duration limit);

  /** Kind of result of a probe, or of one of its addresses; the weakest evidence comes first. */
  enum Kind {
    /** The question was not answered: the tool is missing, foreign or too slow. Proves nothing. */
    NO_VERDICT,
    /** There was no address to ask. Proves nothing of the host. */
    NO_ADDRESS,
    /**
     * This machine refused to send: the answer to a process without permission for the local
     * network from macOS 15 on, although the host is up (Apple TN3179; cdzombak/runner#4), and the
     * effect of a pulled cable as well.
     */
    NO_ROUTE,
    /** Nothing came back within the limit, or no host has the address ("Host is down"). */
    TIMED_OUT,
    /** The host is on, and nothing listens on the port ("Connection refused"). */
    REFUSED_BY_PEER,
    CONNECTED
  }

  /**
   * Answer to a probe.
   *
   * @param kind of the whole: connected if one address was, else the weakest evidence of all
   * @param detail the address that answered, or the reason why none did
   * @param tried result of each address, in order; empty where no single address was tried
   */
  record Answer(Kind kind, String detail, Map<String, Kind> tried) {

    public Answer {
      tried = Collections.unmodifiableMap(new LinkedHashMap<>(tried));
    }

    public static Answer connected(String address) {
      return new Answer(Kind.CONNECTED, address, Map.of(address, Kind.CONNECTED));
    }

    /** Returns the answer of a silent host. */
    public static Answer failed(String reason) {
      return new Answer(Kind.TIMED_OUT, reason, Map.of());
    }

    public static Answer refusedByPeer() {
      return new Answer(Kind.REFUSED_BY_PEER, "Connection refused", Map.of());
    }

    public static Answer noRoute() {
      return new Answer(Kind.NO_ROUTE, "No route to host", Map.of());
    }

    public static Answer noAddress(String reason) {
      return new Answer(Kind.NO_ADDRESS, reason, Map.of());
    }

    public static Answer noVerdict(String reason) {
      return new Answer(Kind.NO_VERDICT, reason, Map.of());
    }

    /**
     * Returns the answer of a host none of whose addresses was connected to.
     *
     * @param tried result of each address; not empty
     */
    public static Answer unconnected(String reason, Map<String, Kind> tried) {
      Kind weakest = tried.values().stream().min(Comparator.naturalOrder()).orElseThrow();
      return new Answer(weakest, reason, tried);
    }

    public boolean connected() {
      return kind == Kind.CONNECTED;
    }

    /** Returns whether this machine refused to send to it, or to one of its addresses. */
    public boolean refusedLocally() {
      return kind == Kind.NO_ROUTE;
    }

    /** Returns whether something was learned of every address that was asked. */
    public boolean isVerdict() {
      return kind.compareTo(Kind.NO_ADDRESS) > 0;
    }

    /** Returns the result of each address; that of the host where no single one was tried. */
    public Map<String, Kind> byAddress(String host) {
      return tried.isEmpty() && kind != Kind.NO_ADDRESS ? Map.of(host, kind) : tried;
    }
  }
}
