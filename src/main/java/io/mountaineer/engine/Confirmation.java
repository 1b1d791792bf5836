package io.mountaineer.engine;

import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All answers of one host in one cycle, and the verdict on each of its addresses that follows: a
 * host is down only if every address is.
 *
 * @param first the probe that failed
 * @param other the answer to the other probe
 * @param again a second answer to the first probe, asked for where the other one gave no verdict
 */
record Confirmation(String host, Answer first, Answer other, Optional<Answer> again) {

  /**
   * Returns whether the other probe has settled it. "No route" from one probe alone is no verdict
   * on the host: the other could send.
   */
  static boolean settles(String host, Answer first, Answer other) {
    if (!other.isVerdict()) {
      return false;
    }
    Map<String, Kind> before = first.byAddress(host);
    return other.byAddress(host).entrySet().stream()
        .noneMatch(
            each ->
                each.getValue() == Kind.NO_ROUTE
                    && before.getOrDefault(each.getKey(), Kind.NO_ROUTE) != Kind.NO_ROUTE);
  }

  /** Returns the answer of the probe that connected; empty if none did. */
  Optional<Answer> connected() {
    return Stream.concat(Stream.of(other), again.stream()).filter(Answer::connected).findFirst();
  }

  /** Returns what counts for each address; empty when none was asked. */
  Map<String, Kind> byAddress() {
    Map<String, Kind> all = new LinkedHashMap<>(first.byAddress(host));
    boolean settled = settles(host, first, other);
    again.ifPresent(answer -> all.putAll(answer.byAddress(host)));
    other
        .byAddress(host)
        .forEach(
            (address, kind) -> {
              boolean isNews = settled || !all.containsKey(address);
              if (isNews && kind != Kind.NO_VERDICT) {
                all.put(address, kind);
              }
            });
    return all;
  }

  /** Returns the addresses to which this machine would not send by either probe. */
  List<String> unrouted() {
    List<String> addresses = new ArrayList<>();
    byAddress()
        .forEach(
            (address, kind) -> {
              if (kind == Kind.NO_ROUTE) {
                addresses.add(address);
              }
            });
    return addresses;
  }

  /** Returns whether an address was asked in vain. */
  boolean isOpen() {
    return byAddress().containsValue(Kind.NO_VERDICT);
  }

  /** Returns whether macOS refuses the first probe while it allows the other. */
  boolean isOnlyFirstRefused() {
    return first.refusedLocally() && other.isVerdict() && !other.refusedLocally();
  }
}
