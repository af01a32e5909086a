/**
 * Notes the GPU device that a library opens for itself, so that its loss can be noticed.
 * @param open the work in which the library asks for its device
 * @param onDevice called once for the device, as soon as there is one
 */
export async function watchDevice<T>(
  open: () => Promise<T>,
  onDevice: (device: GPUDevice) => void
): Promise<T> {
  const { prototype } = GPUAdapter;
  const original = prototype.requestDevice;
  prototype.requestDevice = async function (this: GPUAdapter, descriptor) {
    const device = await original.call(this, descriptor);
    onDevice(device);
    return device;
  };
  try {
    return await open();
  } finally {
    prototype.requestDevice = original;
  }
}
