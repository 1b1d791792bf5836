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
 * Everything that was asked of one host in one cycle, and what follows from it for each of its
 * addresses: a host is down only if every address is.
 *
 * @param first the probe that failed
 * @param other the answer on the other road
 * @param again a second probe on the first road, made where the other one gave no verdict
 */
record Confirmation(String host, Answer first, Answer other, Optional<Answer> again) {

  /**
   * Whether the other road has settled it. "No route" from one road alone is none of the host: the
   * other could send.
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

  /** The answer of whatever probe connected. */
  Optional<Answer> connected() {
    return Stream.concat(Stream.of(other), again.stream()).filter(Answer::connected).findFirst();
  }

  /** What counts for each address; empty when none was asked. */
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

  /** Addresses to which this machine would not send by either road. */
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

  /** Whether an address was asked in vain. */
  boolean isOpen() {
    return byAddress().containsValue(Kind.NO_VERDICT);
  }

  /** Whether the first road is closed while the other one is not. */
  boolean isOnlyFirstRefused() {
    return first.refusedLocally() && other.isVerdict() && !other.refusedLocally();
  }
}
