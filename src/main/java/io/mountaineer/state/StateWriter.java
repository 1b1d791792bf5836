package io.mountaineer.state;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mountaineer.core.Attempts;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.KnownHost.KnownAddress;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.ShareState.HostHistory;
import io.mountaineer.core.ShareState.PendingRecovery;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Writes a state key by key, always in the same order. */
final class StateWriter {

  private final JsonGenerator out;

  StateWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(State state) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema_version", StateJson.SCHEMA_VERSION);
    text("monitor_seen_at", state.monitorSeenAt());
    out.writeObjectFieldStart("shares");
    for (Map.Entry<String, ShareState> each : state.shares().entrySet()) {
      out.writeObjectFieldStart(each.getKey());
      share(each.getValue());
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeObjectFieldStart("links");
    for (Map.Entry<String, String> link : state.links().entrySet()) {
      out.writeStringField(link.getKey(), link.getValue());
    }
    out.writeEndObject();
    looks(state);
    hosts(state);
    mounts(state);
    out.writeEndObject();
  }

  /** Only where there are any, as on no machine that never mounted. */
  private void mounts(State state) throws IOException {
    if (state.mounts().isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("mounts");
    for (Map.Entry<String, String> each : state.mounts().entrySet()) {
      out.writeStringField(each.getKey(), each.getValue());
    }
    out.writeEndObject();
  }

  /** Only where there are any: a machine with a monitor has none. */
  private void looks(State state) throws IOException {
    if (state.looks().isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("looks");
    for (Map.Entry<String, LastLook> each : state.looks().entrySet()) {
      out.writeObjectFieldStart(each.getKey());
      out.writeStringField("at", each.getValue().at().toString());
      out.writeNumberField("uptime_s", each.getValue().uptimeSeconds());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void hosts(State state) throws IOException {
    out.writeObjectFieldStart("hosts");
    for (Map.Entry<String, KnownHost> host : state.hosts().entrySet()) {
      out.writeObjectFieldStart(host.getKey());
      host(host.getValue());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void host(KnownHost host) throws IOException {
    out.writeObjectFieldStart("addresses");
    for (Map.Entry<String, KnownAddress> each : host.addresses().entrySet()) {
      out.writeObjectFieldStart(each.getKey());
      text("answered_at", Optional.of(each.getValue().answeredAt()));
      text("interface", each.getValue().networkInterface());
      out.writeEndObject();
    }
    out.writeEndObject();
    if (host.longestAbsence().isPresent()) {
      Absence absence = host.longestAbsence().get();
      out.writeObjectFieldStart("longest_absence_after_wake");
      out.writeNumberField("ms", absence.lasted().toMillis());
      out.writeStringField("at", absence.at().toString());
      out.writeEndObject();
    }
  }

  private void share(ShareState share) throws IOException {
    out.writeStringField("active_interface", Interface.wireOf(share.active()));
    reach(share.hosts());
    flag("mount_alive", share.mountAlive());
    recovery(share.recovery(), share);
    attempts(share.attempts());
    text("last_switch_at", share.lastSwitchAt());
    text("last_error", share.lastError());
    text("last_error_of", share.error().map(error -> error.subject().wire()));
    text("last_error_at", share.error().map(LastError::at));
    text("mounted_host", share.mountedHost());
    text("not_permitted", share.notPermitted());
  }

  private void reach(HostHistory reach) throws IOException {
    out.writeBooleanField("tb_reachable", reach.tb());
    text("tb_reachable_since", reach.tbSince());
    text("tb_healthy_since", reach.tbHealthySince());
    out.writeStringField("tb_reachable_on", reach.tbHost());
    out.writeBooleanField("fb_reachable", reach.fallback());
  }

  private void recovery(PendingRecovery recovery, ShareState share) throws IOException {
    out.writeBooleanField("tb_recovery_pending", recovery.pending());
    text("pending_reason", recovery.reason());
    out.writeStringField("hold", share.hold().wire());
    out.writeBooleanField("held_by_open_files", recovery.byOpenFiles());
    out.writeBooleanField("open_files_seen", recovery.openFilesSeen());
  }

  private void attempts(Attempts attempts) throws IOException {
    out.writeNumberField("mount_failures", attempts.mount().failures());
    text("next_attempt_at", attempts.mount().nextAt());
    out.writeNumberField("recovery_failures", attempts.recovery().failures());
    text("next_recovery_at", attempts.recovery().nextAt());
    out.writeNumberField("stray_failures", attempts.strays().failures());
    text("next_stray_at", attempts.strays().nextAt());
    bars(attempts.bars());
    out.writeStringField("attempts_for", attempts.target());
  }

  /** Refused logins stand a second time where the version before looks for them. */
  private void bars(Map<Interface, Bar> bars) throws IOException {
    out.writeObjectFieldStart("login_refused_at");
    for (Interface via : Interface.values()) {
      Optional<Bar> refusal =
          Optional.ofNullable(bars.get(via))
              .filter(bar -> bar.kind() == Failure.Kind.LOGIN_REFUSED);
      text(via.wire(), refusal.map(Bar::since));
    }
    out.writeEndObject();
    out.writeObjectFieldStart("bars");
    for (Interface via : Interface.values()) {
      if (bars.containsKey(via)) {
        bar(via, bars.get(via));
      }
    }
    out.writeEndObject();
  }

  private void bar(Interface via, Bar bar) throws IOException {
    out.writeObjectFieldStart(via.wire());
    out.writeStringField("kind", bar.kind().wire());
    out.writeStringField("since", bar.since().toString());
    out.writeNumberField("count", bar.count());
    if (bar.login().isPresent()) {
      out.writeStringField("login", bar.login().get());
    }
    out.writeEndObject();
  }

  /** A text, or a time in UTC as ISO 8601. */
  private void text(String key, Optional<?> value) throws IOException {
    out.writeFieldName(key);
    if (value.isPresent()) {
      out.writeString(value.get().toString());
    } else {
      out.writeNull();
    }
  }

  private void flag(String key, Optional<Boolean> value) throws IOException {
    out.writeFieldName(key);
    if (value.isPresent()) {
      out.writeBoolean(value.get());
    } else {
      out.writeNull();
    }
  }
}
