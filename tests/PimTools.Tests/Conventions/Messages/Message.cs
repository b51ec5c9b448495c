namespace PimTools.Tests.Conventions.Messages;

/// <summary>A text that the module may show.</summary>
/// <param name="Code">The error code, or several; empty for a text that is no error of its own: a warning, a question, a part of another.</param>
/// <param name="Text">The text. What is filled in stands in braces; alternatives stand in brackets, with a bar between them.</param>
/// <param name="Remedy">What the error advises; empty where it advises nothing.</param>
/// <param name="Room">The project and folder in which it can arise.</param>
/// <param name="File">The file, by its path from the root.</param>
internal sealed record Message(string Code, string Text, string Remedy, string Room, string File);
