package io.mountaineer.cli.json;

import io.mountaineer.core.Pause;
import io.mountaineer.core.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Output of {@code pause} and {@code resume} in JSON. */
public final class PauseJson {

  private PauseJson() {}

  /** Returns the object for a pause that was stated; without a share it is of all. */
  public static Map<String, Object> paused(Optional<Share> share, Pause pause) {
    Map<String, Object> json = CommandJson.object();
    json.put("share", share.map(Share::name));
    json.put("paused", true);
    json.put("paused_until", pause.until());
    return json;
  }

  /** Returns the object for a pause that was ended; without a share it was of all. */
  public static Map<String, Object> resumed(Optional<Share> share, List<Share> resumed) {
    Map<String, Object> json = CommandJson.object();
    json.put("share", share.map(Share::name));
    json.put("paused", false);
    json.put("resumed", resumed.stream().map(Share::name).toList());
    return json;
  }
}
