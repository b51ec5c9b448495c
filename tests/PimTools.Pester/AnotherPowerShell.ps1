# Another PowerShell like the one that runs this, for the files that need one.

# Its program, and what goes before all other arguments: as a tool of .NET PowerShell is a library, and the program is dotnet.
function Get-PowerShellCommand {
    $program = (Get-Process -Id $PID).Path
    $program
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { Join-Path $PSHOME pwsh.dll }
}

function Start-PowerShell([string[]] $Arguments) {
    $program, $library = Get-PowerShellCommand
    Start-Process $program -ArgumentList ($library, '-NoProfile', '-NonInteractive' + $Arguments | Where-Object { $_ }) -PassThru
}
