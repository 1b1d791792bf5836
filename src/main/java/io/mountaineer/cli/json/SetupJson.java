package io.mountaineer.cli.json;

import io.mountaineer.doctor.SetupStep;
import io.mountaineer.doctor.SetupSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Output of {@code setup} in JSON. */
public final class SetupJson {

  private SetupJson() {}

  /** Returns the object with all steps. */
  public static Map<String, Object> of(List<SetupStep> steps) {
    Optional<SetupStep> next = SetupSteps.next(steps);
    Map<String, Object> json = CommandJson.object();
    json.put("done", next.isEmpty());
    json.put("next_step", next.map(SetupStep::name));
    json.put("next_command", next.flatMap(SetupStep::command));
    json.put("steps", steps.stream().map(SetupJson::step).toList());
    return json;
  }

  private static Map<String, Object> step(SetupStep step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", step.name());
    json.put("state", step.state().wire());
    json.put("detail", step.detail());
    json.put("remedy", step.remedy());
    json.put("command", step.command());
    return json;
  }
}
