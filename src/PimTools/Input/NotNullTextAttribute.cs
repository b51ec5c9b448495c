using System;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace PimTools.Input;

/// <summary>Takes an empty text for what it is, and refuses a variable that was never set, of which PowerShell would make one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotNullTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData is null || inputData == AutomationNull.Value
        ? throw new ArgumentTransformationMetadataException("It holds nothing. Where nothing is meant, write ''.")
        : inputData;
}
