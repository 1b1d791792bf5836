package io.mountaineer.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Invariants of a torture: what its ledger must not contain, and what must be whole at every
 * moment.
 */
final class TortureInvariants implements Torture.Tormentor {

  private final StandInMac mac;
  private final TortureRecord record;
  private final ObjectMapper json = new ObjectMapper();

  TortureInvariants(StandInMac mac, TortureRecord record) {
    this.mac = mac;
    this.record = record;
  }

  @Override
  public int pause() {
    return 1;
  }

  /** Checks that the state is whole at any moment. */
  @Override
  public void step(Random random) {
    Path state = mac.home().resolve(".mountaineer/state.json");
    try {
      if (Files.exists(state)) {
        json.readTree(Files.readString(state)).required("schema_version");
        record.count("looks at the state");
      }
    } catch (IOException | IllegalArgumentException e) {
      record.fault("state.json: " + e);
    }
  }

  void checkLedger() {
    Ledger ledger = mac.ledger();
    ledger.violations().forEach(violation -> record.fault("two mounts: " + violation));
    ledger.denied().forEach(denied -> record.fault("not ours: " + denied));
    for (Ledger.Event mounted : ledger.events("mounted")) {
      if (mounted.fields().get(2).matches(".*-\\d")) {
        record.fault("at a suffix: " + mounted);
      }
      record.count("mounts");
    }
    ledger.events("unmounted").forEach(this::checkUnmount);
  }

  /**
   * Checks an unmount; its fields are tool, how, path, host, whether that answers, whether files
   * are open.
   */
  private void checkUnmount(Ledger.Event unmounted) {
    List<String> fields = unmounted.fields();
    boolean isForced = fields.get(1).equals("force");
    record.count(isForced ? "forced unmounts" : "plain unmounts");
    if (!isForced || fields.get(4).equals("down") || fields.get(5).equals("idle")) {
      return;
    }
    record.count("forced unmounts of mounts in use whose host answers");
    double at = unmounted.seconds();
    String volume = Path.of(fields.get(2)).getFileName().toString();
    boolean isCaused =
        record.isCaused("force", volume, at)
            || record.isCaused("outage", fields.get(3), at)
            || record.isCaused("freeze", "", at);
    if (!isCaused) {
      record.fault("force without cause: " + unmounted);
    }
  }
}
