namespace PimTools.Emulator.Http.OData;

/// <summary>A token of a $filter expression.</summary>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text);
