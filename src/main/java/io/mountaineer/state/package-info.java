/**
 * State that is remembered from cycle to cycle and from run to run: the value, its form in {@code
 * state.json}, and the file, which is changed under a lock. Uses {@code core} for values, {@code
 * json} for the text, {@code files} and {@code platform} for the file.
 */
package io.mountaineer.state;
