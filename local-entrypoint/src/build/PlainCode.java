import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts ordinary methods in the place of what {@link java.lang.runtime.SwitchBootstraps#typeSwitch}
 * and {@link java.lang.runtime.ObjectMethods} would make at run time. What they answer is the same.
 */
final class PlainCode {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final MethodTypeDesc SELECTION =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassDesc owner;
  private final boolean isInterface;
  private final List<List<ClassDesc>> switches = new ArrayList<>();

  private PlainCode(ClassModel model) {
    this.owner = model.thisClass().asSymbol();
    this.isInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  static boolean isWantedIn(ClassModel model) {
    return model.methods().stream().anyMatch(PlainCode::isWantedIn);
  }

  private static boolean isWantedIn(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(element -> isTypeSwitch(element) || isRecordMethod(element));
  }

  /** The class with plain code. */
  static byte[] of(ClassFile format, ClassModel model) {
    var plain = new PlainCode(model);
    var calls =
        ClassTransform.transformingMethodBodies(
            PlainCode::isWantedIn,
            (code, element) -> {
              switch (element) {
                case InvokeDynamicInstruction call when isTypeSwitch(call) ->
                    plain.callSwitch(code, call);
                case InvokeDynamicInstruction call when isRecordMethod(call) ->
                    plain.callRecordMethod(code, call);
                default -> code.with(element);
              }
            });
    return format.transformClass(
        model, calls.andThen(ClassTransform.endHandler(plain::addSwitches)));
  }

  private static boolean isTypeSwitch(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && isMadeBy(call, SWITCHES, "typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  /** Of the methods of records, those that serve as keys of maps. */
  private static boolean isRecordMethod(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && isMadeBy(call, RECORDS, "bootstrap")
        && !call.name().equalsString("toString");
  }

  private static boolean isMadeBy(
      InvokeDynamicInstruction call, ClassDesc bootstraps, String name) {
    return call.bootstrapMethod().owner().equals(bootstraps)
        && call.bootstrapMethod().methodName().equals(name);
  }

  // --- switches -----------------------------------------------------------------------------------

  private void callSwitch(CodeBuilder code, InvokeDynamicInstruction call) {
    code.invokestatic(owner, switchName(switches.size()), SELECTION, isInterface);
    switches.add(call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
  }

  private void addSwitches(ClassBuilder to) {
    for (var i = 0; i < switches.size(); i++) {
      var types = switches.get(i);
      to.withMethodBody(switchName(i), SELECTION, FLAGS, code -> select(code, types));
    }
  }

  private static String switchName(int index) {
    return "typeSwitch$" + index;
  }

  /** -1 for null, else the first type from the given one on that it has, else their number. */
  private static void select(CodeBuilder code, List<ClassDesc> types) {
    code.aload(0).ifThen(Opcode.IFNULL, absent -> absent.iconst_m1().ireturn());
    for (var i = 0; i < types.size(); i++) {
      var next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(types.get(i)).ifeq(next);
      code.loadConstant(i).ireturn();
      code.labelBinding(next);
    }
    code.loadConstant(types.size()).ireturn();
  }

  // --- records ------------------------------------------------------------------------------------

  private void callRecordMethod(CodeBuilder code, InvokeDynamicInstruction call) {
    List<ConstantDesc> getters = call.bootstrapArgs().subList(2, call.bootstrapArgs().size());
    var fields = getters.stream().map(DirectMethodHandleDesc.class::cast).toList();
    if (call.name().equalsString("hashCode")) {
      hash(code, fields);
    } else {
      compare(code, fields);
    }
  }

  /** In place of a call with the record on the stack. */
  private void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    var record = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(record).iconst_0();
    for (var field : fields) {
      var type = type(field);
      code.bipush(31).imul().aload(record).getfield(owner, field.methodName(), type);
      if (type.isPrimitive()) {
        var boxed = TypeKind.from(type);
        code.invokestatic(
            box(boxed), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(
            ClassDesc.of("java.util.Objects"),
            "hashCode",
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      code.iadd();
    }
  }

  /** In place of a call with the record and the other object on the stack. */
  private void compare(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    var record = code.allocateLocal(TypeKind.REFERENCE);
    var other = code.allocateLocal(TypeKind.REFERENCE);
    var differs = code.newLabel();
    var done = code.newLabel();
    code.astore(other).astore(record);
    code.aload(other).instanceOf(owner).ifeq(differs);
    for (var field : fields) {
      var type = type(field);
      var name = field.methodName();
      code.aload(record).getfield(owner, name, type);
      code.aload(other).checkcast(owner).getfield(owner, name, type);
      same(code, type);
      code.ifeq(differs);
    }
    code.iconst_1().goto_(done);
    code.labelBinding(differs).iconst_0();
    code.labelBinding(done);
  }

  private static void same(CodeBuilder code, ClassDesc type) {
    if (!type.isPrimitive()) {
      code.invokestatic(
          ClassDesc.of("java.util.Objects"),
          "equals",
          MethodTypeDesc.of(
              ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
      return;
    }
    code.invokestatic(
        box(TypeKind.from(type)), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
    code.ifThenElse(
        Opcode.IFEQ, CodeBuilder::iconst_1, CodeBuilder::iconst_0);
  }

  private static ClassDesc type(DirectMethodHandleDesc getter) {
    return getter.invocationType().returnType();
  }

  private static ClassDesc box(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case DOUBLE -> ConstantDescs.CD_Double;
      case FLOAT -> ConstantDescs.CD_Float;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case SHORT -> ConstantDescs.CD_Short;
      case REFERENCE, VOID -> throw new IllegalArgumentException("no primitive: " + kind);
    };
  }
}
