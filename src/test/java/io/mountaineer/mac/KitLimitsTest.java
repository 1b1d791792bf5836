package io.mountaineer.mac;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of the kit: what hangs is ended with all that it started, and nothing else is. */
class KitLimitsTest {

  @TempDir Path work;

  @Test
  void theExitCodeOfAProgramIsHandedOn() {
    Kit.shell(work, "within 60 sh -c 'exit 7'; echo \"code $?\"").saying("code 7");
  }

  @Test
  void whatDoesNotEndInTimeIsEndedWithItsChildren() {
    Kit.shell(
            work,
            """
            within 1 sh -c 'sleep 600 & echo $! >"$0/child"; wait' "$work"
            echo "code $?"
            await 20 sh -c '! kill -0 "$(cat "$0/child")"' "$work" && echo "no child is left"
            """)
        .saying("code 124\nno child is left");
  }

  @Test
  void whatIgnoresTheSignalIsKilled() {
    Kit.shell(work, "within 1 sh -c 'trap \"\" TERM; while :; do sleep 1; done'; echo \"code $?\"")
        .saying("code 124");
  }

  @Test
  void whatIsStoppedIsEndedAsWell() {
    Kit.shell(
            work,
            """
            launch holder sleep 600
            kill -STOP "$launched"
            end_group "$launched"
            await 20 group_is_gone "$launched" && echo gone
            """)
        .saying("gone");
  }

  @Test
  void aStepLeavesNoProcessAndThoseOfTheKitStay() {
    Kit.shell(
            work,
            """
            launch server sleep 600
            server=$launched
            step=nc
            launch holder sleep 600
            step=kit
            end_processes_of nc
            await 20 group_is_gone "$launched" && echo "that of the step is gone"
            kill -0 "$server" && echo "that of the kit runs"
            end_processes_of
            await 20 group_is_gone "$server" && echo "now none is left"
            """)
        .saying("that of the step is gone\nthat of the kit runs\nnow none is left");
  }

  @Test
  void aProcessThatWasNotStartedHereIsLeftAlone() {
    Kit.shell(
            work,
            """
            sleep 600 &
            end_group $!
            kill -0 $! && echo "it runs"
            kill $!
            """)
        .saying("it runs");
  }

  @Test
  void aWaitGivesUp() {
    Kit.shell(work, "await 1 false || echo 'gave up'").saying("gave up");
    Kit.shell(work, "holds 1 true && echo 'held'").saying("held");
    Kit.shell(work, "holds 600 false || echo 'did not hold'").saying("did not hold");
  }
}
