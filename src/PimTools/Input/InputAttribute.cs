using System;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>Reads what was given to a parameter; what cannot be read is an error of this module, with its own id and remedy.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class InputAttribute : ArgumentTransformationAttribute
{
    private readonly Type _type;

    private protected InputAttribute(Type type) => _type = type;

    /// <summary>Tells whether the command needs a value, so that nothing is an error, too.</summary>
    public bool IsNeeded { get; set; }

    /// <inheritdoc />
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (RefusedInput.Is(RawArgument.Value(inputData)))
        {
            return inputData;
        }

        try
        {
            return IsNeeded && RawArgument.IsEmpty(inputData)
                ? throw Refuse("It is empty. Check the variable or the search that it came from.")
                : Read(inputData);
        }
        catch (PimException e)
        {
            return RefusedInput.StandIn(_type, e);
        }
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="PimException">It cannot be read.</exception>
    private protected abstract object? Read(object? given);

    private protected static PimException Refuse(string message) =>
        new(PimErrorCode.InvalidParameter, message) { Remedy = "Nothing was done. The help of the command describes what each parameter takes." };
}
