package dev.fargen.teavm;

import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Puts every {@link StandIn} in its place, takes every {@link Shortcut} and makes every {@link
 * Cut}, in all classes that TeaVM compiles.
 */
public final class StandIns implements TeaVMPlugin, ClassHolderTransformer {

  /** TeaVM's property that, where it is {@code true}, leaves out all but the cuts. */
  static final String NONE = "fargen.no-stand-ins";

  /** They call what they stand in for. */
  private static final Set<String> CALL_THE_ORIGINAL =
      Set.of(Jdk.class.getName(), Shortcuts.class.getName());

  private boolean bare;

  @Override
  public void install(TeaVMHost host) {
    bare = Boolean.parseBoolean(host.getProperties().getProperty(NONE));
    host.add((ClassHolderTransformer) this);
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (CALL_THE_ORIGINAL.contains(type.getName())) {
      return;
    }
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            change(type.getName(), instruction);
          }
        }
      }
    }
  }

  private void change(String className, Instruction instruction) {
    for (StandIn standIn : bare ? new StandIn[0] : StandIn.values()) {
      standIn.in(className, instruction);
    }
    for (Shortcut shortcut : bare ? new Shortcut[0] : Shortcut.values()) {
      shortcut.in(className, instruction);
    }
    for (Cut cut : Cut.values()) {
      cut.in(className, instruction);
    }
  }
}
