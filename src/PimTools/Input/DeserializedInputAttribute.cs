using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>Takes an object of this module again that went through a job, CLIXML, JSON or CSV.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeserializedInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        RawArgument.Value(inputData) is IList many ? many.Cast<object?>().Select(DeserializedObject.Revive).ToArray() : DeserializedObject.Revive(inputData);
}
