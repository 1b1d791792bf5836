package io.mountaineer.state;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Request;
import io.mountaineer.core.Request.Aim;
import io.mountaineer.json.JsonException;
import io.mountaineer.json.JsonFields;
import java.time.Instant;
import java.util.Optional;

/** Reader of what the user wants of a share. The version before kept the hold alone. */
final class IntentsReader {

  private IntentsReader() {}

  static Intents read(JsonFields share) throws JsonException {
    return new Intents(
        hold(share), share.moment("tb_gone_at"), request(share), pause(share), Optional.empty());
  }

  /** Returns the pause of a share, or of all where this is the top. */
  static Optional<Pause> pause(JsonFields of) throws JsonException {
    JsonFields pause = of.object("pause");
    return pause.keys().isEmpty()
        ? Optional.empty()
        : Optional.of(new Pause(since(pause), pause.moment("until")));
  }

  private static Optional<Request> request(JsonFields share) throws JsonException {
    JsonFields request = share.object("requested");
    if (request.keys().isEmpty()) {
      return Optional.empty();
    }
    Interface to =
        request
            .text("to")
            .flatMap(Interface::ofWire)
            .orElseThrow(() -> request.wrong("to", "tb or fallback"));
    return Optional.of(
        new Request(
            to,
            since(request),
            request.moment("until"),
            aim(request),
            StateReader.backoff(request, "failures", "next_at")));
  }

  private static Aim aim(JsonFields request) throws JsonException {
    if (request.flag("may_unmount").orElse(false)) {
      return Aim.DEPART_OR_UNMOUNT;
    }
    return request.flag("departs").orElse(false) ? Aim.DEPART : Aim.SWITCH;
  }

  private static Instant since(JsonFields of) throws JsonException {
    return of.moment("since").orElseThrow(() -> of.wrong("since", "a moment"));
  }

  private static Hold hold(JsonFields share) throws JsonException {
    String word = share.text("hold").orElse(Hold.NONE.wire());
    for (Hold each : Hold.values()) {
      if (each.wire().equals(word)) {
        return each;
      }
    }
    throw share.wrong("hold", "a known word");
  }
}
