package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void theTextKeepsTheRulesOfPromtool() {
    String text = text(share("CORE", Duration.ofMillis(1402)), share("VAULT"));

    assertEquals(List.of(), PrometheusLint.faults(text), text);
    assertTrue(text.contains("mountaineer_share_failovers_total{share=\"CORE\"} 12\n"), text);
    assertTrue(
        text.contains("share_seconds_total{share=\"CORE\",interface=\"tb\"} 2407680\n"), text);
    assertTrue(
        text.contains("share_outage_seconds{share=\"CORE\",quantile=\"0.95\"} 1.402\n"), text);
    assertTrue(text.contains("share_outage_seconds_count{share=\"CORE\"} 1\n"), text);
    assertTrue(text.contains("{share=\"VAULT\",quantile=\"0.5\"} NaN\n"), text);
  }

  @Test
  void namesOfSharesAreEscaped() {
    String text = text(share("A \"B\" \\ Ü{}, c=\"1\""));

    assertEquals(List.of(), PrometheusLint.faults(text), text);
    assertTrue(text.contains("{share=\"A \\\"B\\\" \\\\ Ü{}, c=\\\"1\\\"\"} 12\n"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1\n",
        "# HELP a A.\n# TYPE a counter\na 1\n",
        "# HELP a_total A.\n# TYPE a_total gauge\na_total 1\n",
        "# HELP a A.\n# TYPE a gauge\na{b=\"\"\"} 1\n",
        "# HELP a A.\n# TYPE a gauge\na 1\na 2\n",
        "# HELP a A.\n# TYPE a gauge\na 1e3",
        "# HELP a A.\n# TYPE a gauge\na 1\n# HELP b B.\n# TYPE b gauge\nb 1\na{c=\"d\"} 1\n"
      })
  void aTextThatBreaksThemIsFound(String text) {
    assertFalse(PrometheusLint.faults(text).isEmpty());
  }

  private static String text(ShareStatistics... shares) {
    return String.join("\n", PrometheusText.of(List.of(shares), List.of())) + "\n";
  }

  private static ShareStatistics share(String name, Duration... outages) {
    return new ShareStatistics(
        name,
        Optional.of(NOW),
        NOW,
        Map.of(Interface.TB, Duration.ofSeconds(2407680), Interface.FALLBACK, Duration.ZERO),
        Duration.ofMillis(1500),
        12,
        11,
        12,
        List.of(outages),
        0);
  }
}
