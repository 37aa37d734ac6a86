using System.Reflection;
using System.Reflection.Emit;

namespace OffenesHaus.House.Tests;

/// <summary>Which types a type needs: in its signatures, its attributes and inside its methods. What the compiler made of it (lambdas, async methods) counts as its own.</summary>
internal static class References
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    public static IEnumerable<(Type From, Type To)> Of(IEnumerable<Type> types) =>
        types.SelectMany(t => Needed(t).SelectMany(Parts).Select(to => (From: Outermost(t), To: Outermost(to)))).Where(r => r.From != r.To).Distinct();

    /// <summary>What the body of a method names: methods it calls and builds with, fields, types.</summary>
    public static IEnumerable<MemberInfo> Named(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return [];
        var types = method.DeclaringType!.GetGenericArguments();
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return Tokens(body.GetILAsByteArray()!).Select(token => method.Module.ResolveMember(token, types, arguments)!);
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }

    private static IEnumerable<Type> Needed(Type type)
    {
        List<Type?> needed = [type.BaseType, .. type.GetInterfaces()];
        Attributes(type, needed);
        needed.AddRange(type.GetGenericArguments().Where(a => a.IsGenericParameter).SelectMany(a => a.GetGenericParameterConstraints()));
        foreach (var field in type.GetFields(Own))
        {
            needed.Add(field.FieldType);
            Attributes(field, needed);
        }

        foreach (var property in type.GetProperties(Own))
            Attributes(property, needed);
        foreach (var method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
            Method(method, needed);
        return needed.OfType<Type>();
    }

    private static void Method(MethodBase method, List<Type?> needed)
    {
        Attributes(method, needed);
        needed.Add((method as MethodInfo)?.ReturnType);
        needed.AddRange(method.GetParameters().Select(p => p.ParameterType));
        if (method.GetMethodBody() is not { } body)
            return;

        needed.AddRange(body.LocalVariables.Select(l => l.LocalType));
        needed.AddRange(body.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause).Select(c => c.CatchType));
        foreach (var member in Named(method))
            Member(member, needed);
    }

    private static void Member(MemberInfo member, List<Type?> needed)
    {
        needed.Add(member as Type ?? member.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } generic)
            needed.AddRange(generic.GetGenericArguments());
    }

    private static void Attributes(MemberInfo member, List<Type?> needed)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            needed.Add(attribute.AttributeType);
            needed.AddRange(attribute.ConstructorArguments.Select(a => a.Value as Type));
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[BitConverter.ToInt16([il[at + 1], il[at]])] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
