package io.mountaineer.state;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Backoff;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Failure;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.KnownHost.KnownAddress;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.Pause;
import io.mountaineer.core.PendingRecovery;
import io.mountaineer.core.Request;
import io.mountaineer.core.ShareState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writer of a state, key by key, always in the same order. */
final class StateWriter {

  private StateWriter() {}

  static Map<String, Object> object(State state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema_version", StateJson.SCHEMA_VERSION);
    json.put("monitor_seen_at", state.monitorSeenAt());
    json.put("shares", each(state.shares(), StateWriter::share));
    json.put("links", state.links());
    // A machine with a monitor has no looks, and one that never mounted no mounts.
    if (!state.looks().isEmpty()) {
      json.put("looks", each(state.looks(), StateWriter::look));
    }
    json.put("hosts", each(state.hosts(), StateWriter::host));
    if (!state.mounts().isEmpty()) {
      json.put("mounts", state.mounts());
    }
    state.pause().ifPresent(pause -> json.put("pause", pause(pause)));
    return json;
  }

  private static <T> Map<String, Object> each(
      Map<String, T> all, Function<T, Map<String, Object>> form) {
    Map<String, Object> json = new LinkedHashMap<>();
    all.forEach((key, value) -> json.put(key, form.apply(value)));
    return json;
  }

  private static Map<String, Object> look(LastLook look) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", look.at());
    json.put("uptime_s", look.uptimeSeconds());
    return json;
  }

  private static Map<String, Object> host(KnownHost host) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("addresses", each(host.addresses(), StateWriter::address));
    host.longestAbsence()
        .ifPresent(absence -> json.put("longest_absence_after_wake", absence(absence)));
    return json;
  }

  private static Map<String, Object> address(KnownAddress address) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("answered_at", address.answeredAt());
    json.put("interface", address.networkInterface());
    return json;
  }

  private static Map<String, Object> absence(Absence absence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ms", absence.lasted().toMillis());
    json.put("at", absence.at());
    return json;
  }

  private static Map<String, Object> share(ShareState share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("active_interface", Interface.wireOf(share.active()));
    putHistory(json, share.hosts());
    json.put("mount_alive", share.mountAlive());
    putRecovery(json, share);
    putAttempts(json, share.attempts());
    json.put("last_switch_at", share.lastSwitchAt());
    json.put("last_error", share.lastError());
    json.put("last_error_of", share.error().map(error -> error.subject().wire()));
    json.put("last_error_at", share.error().map(LastError::at));
    json.put("mounted_host", share.mountedHost());
    json.put("not_permitted", share.notPermitted());
    json.put("since", share.since());
    putIntents(json, share.intents());
    // Servers that tell nothing leave nothing to be kept.
    if (!share.servers().accepted().isEmpty()) {
      json.put("servers", servers(share.servers()));
    }
    return json;
  }

  /** Most shares have none of these. */
  private static void putIntents(Map<String, Object> json, Intents intents) {
    intents.tbGoneAt().ifPresent(at -> json.put("tb_gone_at", at));
    intents.request().ifPresent(request -> json.put("requested", request(request)));
    intents.pause().ifPresent(pause -> json.put("pause", pause(pause)));
  }

  private static Map<String, Object> request(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("to", request.to().wire());
    json.put("since", request.since());
    json.put("until", request.until());
    json.put("departs", request.departs());
    json.put("may_unmount", request.mayUnmount());
    putBackoff(json, request.attempts(), "failures", "next_at");
    return json;
  }

  private static Map<String, Object> pause(Pause pause) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("since", pause.since());
    json.put("until", pause.until());
    return json;
  }

  private static Map<String, Object> servers(KnownServers servers) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hosts", servers.hosts());
    json.put("accepted", sightings(servers.accepted()));
    json.put("strangers", sightings(servers.strangers()));
    return json;
  }

  private static Map<String, Object> sightings(Map<Interface, Sighting> all) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Interface via : Interface.values()) {
      Optional.ofNullable(all.get(via)).ifPresent(one -> json.put(via.wire(), sighting(one)));
    }
    return json;
  }

  private static Map<String, Object> sighting(Sighting sighting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("guid", sighting.guid().toString());
    json.put("at", sighting.at());
    return json;
  }

  private static void putHistory(Map<String, Object> json, HostHistory history) {
    json.put("tb_reachable", history.tb());
    json.put("tb_reachable_since", history.tbSince());
    json.put("tb_healthy_since", history.tbHealthySince());
    json.put("tb_reachable_on", history.tbHost());
    json.put("fb_reachable", history.fallback());
  }

  private static void putRecovery(Map<String, Object> json, ShareState share) {
    PendingRecovery recovery = share.recovery();
    json.put("tb_recovery_pending", recovery.pending());
    json.put("pending_reason", recovery.reason());
    json.put("hold", share.hold().wire());
    json.put("held_by_open_files", recovery.byOpenFiles());
    json.put("open_files_seen", recovery.openFilesSeen());
  }

  private static void putAttempts(Map<String, Object> json, Attempts attempts) {
    putBackoff(json, attempts.mount(), "mount_failures", "next_attempt_at");
    putBackoff(json, attempts.recovery(), "recovery_failures", "next_recovery_at");
    putBackoff(json, attempts.strays(), "stray_failures", "next_stray_at");
    json.put("login_refused_at", refusals(attempts.bars()));
    json.put("bars", bars(attempts.bars()));
    json.put("attempts_for", attempts.target());
  }

  private static void putBackoff(
      Map<String, Object> json, Backoff backoff, String failuresKey, String nextAtKey) {
    json.put(failuresKey, backoff.failures());
    json.put(nextAtKey, backoff.nextAt());
  }

  /** Refused logins stand a second time, where the version before looks for them. */
  private static Map<String, Object> refusals(Map<Interface, Bar> bars) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Interface via : Interface.values()) {
      Optional<Bar> refusal =
          Optional.ofNullable(bars.get(via))
              .filter(bar -> bar.kind() == Failure.Kind.LOGIN_REFUSED);
      json.put(via.wire(), refusal.map(Bar::since));
    }
    return json;
  }

  private static Map<String, Object> bars(Map<Interface, Bar> bars) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Interface via : Interface.values()) {
      if (bars.containsKey(via)) {
        json.put(via.wire(), bar(bars.get(via)));
      }
    }
    return json;
  }

  private static Map<String, Object> bar(Bar bar) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", bar.kind().wire());
    json.put("since", bar.since());
    json.put("count", bar.count());
    bar.login().ifPresent(login -> json.put("login", login));
    return json;
  }
}
