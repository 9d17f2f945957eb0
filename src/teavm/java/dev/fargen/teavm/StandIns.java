package dev.fargen.teavm;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** Puts every {@link StandIn} in its place, in all classes that TeaVM compiles. */
public final class StandIns implements TeaVMPlugin, ClassHolderTransformer {

  /** TeaVM's property that, where it is {@code true}, leaves all of them out. */
  static final String NONE = "fargen.no-stand-ins";

  @Override
  public void install(TeaVMHost host) {
    if (!Boolean.parseBoolean(host.getProperties().getProperty(NONE))) {
      host.add((ClassHolderTransformer) this);
    }
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            for (StandIn standIn : StandIn.values()) {
              standIn.in(type.getName(), instruction);
            }
          }
        }
      }
    }
  }
}
