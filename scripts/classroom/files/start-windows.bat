@echo off
rem Starts the lab with Python 3 or Node, whichever is there.
where py >nul 2>nul && py -3 -B "%~dp0serve.py" %* && goto :eof
rem Without Python, Windows has a "python" that only opens its shop: asking for its version tells.
python -c "import sys; sys.exit(sys.version_info < (3, 7))" >nul 2>nul && python -B "%~dp0serve.py" %* && goto :eof
where node >nul 2>nul && node "%~dp0serve.mjs" %* && goto :eof
echo The lab needs Python 3.7 or Node 18 to serve itself, and found neither. Python: https://www.python.org/downloads/
pause
